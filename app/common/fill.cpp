// SPDX-License-Identifier: MIT
#include "common/fill.h"

#include <algorithm>

namespace quay
{

QString fill(const QString &sentence, std::span<const Blank> blanks)
{
    QString result;
    qsizetype at = 0;
    while (at < sentence.size()) {
        const qsizetype open = sentence.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : sentence.indexOf(u'}', open);
        if (close < 0)
            break;
        const QStringView name = QStringView(sentence).sliced(open + 1, close - open - 1);
        const auto blank =
            std::find_if(blanks.begin(), blanks.end(), [name](const Blank &b) { return name == b.name; });
        result += QStringView(sentence).sliced(at, open - at);
        if (blank != blanks.end())
            result += blank->value;
        at = close + 1;
    }
    result += QStringView(sentence).sliced(at);
    return result;
}

} // namespace quay
