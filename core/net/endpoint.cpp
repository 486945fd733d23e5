// SPDX-License-Identifier: MIT
#include "net/endpoint.h"

#include "base/decimal.h"

namespace quay
{

QString Endpoint::toString() const
{
    std::string text;
    appendTo(text);
    return QString::fromLatin1(text);
}

void Endpoint::appendTo(std::string &text) const
{
    const bool isBracketed = address.family() == Family::V6;
    if (isBracketed)
        text += '[';
    address.appendTo(text);
    text += isBracketed ? "]:" : ":";
    appendDecimal(text, number(port));
}

} // namespace quay
