// SPDX-License-Identifier: MIT
#include "net/endpoint.h"

namespace quay
{

QString Endpoint::toString() const
{
    const QString text = address.toString();
    const QString host = address.family() == Family::V6 ? u'[' + text + u']' : text;
    return host + u':' + QString::number(number(port));
}

} // namespace quay
