// SPDX-License-Identifier: MIT
#include "common/scripttext.h"

#include <algorithm>
#include <string_view>

namespace quay
{

namespace
{

// The line without its end. RFC 3629 section 6: a byte order mark is no part of the first one.
std::string_view lineOf(std::string_view file, int number)
{
    if (file.starts_with("\xef\xbb\xbf"))
        file.remove_prefix(3);
    for (int line = 1; line < number; ++line) {
        const std::size_t feed = file.find('\n');
        file = feed == std::string_view::npos ? std::string_view() : file.substr(feed + 1);
    }
    file = file.substr(0, file.find('\n'));
    return file.ends_with('\r') ? file.substr(0, file.size() - 1) : file;
}

// A part of a line with room for what is before and behind the place.
struct Window {
    std::u32string text;
    int first = 0; // index of the first character
};

Window windowAround(std::string_view line, int column)
{
    constexpr int before = 60;
    constexpr int width = 100;
    const QList<uint> all = QString::fromUtf8(line.data(), qsizetype(line.size())).toUcs4();
    Window window;
    window.first = std::clamp(column - 1 - before, 0, int(all.size()));
    const int end = std::min(int(all.size()), window.first + width);
    for (int at = window.first; at < end; ++at) {
        const char32_t c = all[at];
        if (c == U'\t')
            window.text += U' ';
        else if (QChar::category(c) == QChar::Other_Control || QChar::category(c) == QChar::Other_Format)
            window.text += U'\ufffd'; // nothing that acts on a terminal, nothing that reverses what follows
        else
            window.text += c;
    }
    return window;
}

// How many cells of a terminal a character takes: Unicode Standard Annex 11, its large blocks.
int cells(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing)
        return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
                      (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
                      (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
    return wide ? 2 : 1;
}

QString caretUnder(const Window &window, const script::Diagnostic &diagnostic)
{
    const int size = int(window.text.size());
    const int begin = std::clamp(diagnostic.column - 1 - window.first, 0, size);
    const int end = std::clamp(begin + diagnostic.length, begin, size);
    int indent = 0;
    int length = 0;
    for (int at = 0; at < end; ++at)
        (at < begin ? indent : length) += cells(window.text[std::size_t(at)]);
    return QString(indent, u' ') + u'^' + QString(std::max(0, length - 1), u'~');
}

} // namespace

QString ScriptText::report(const script::Diagnostic &diagnostic, QByteArrayView file, const QString &fileName)
{
    const std::string_view bytes(file.data() == nullptr ? "" : file.data(), std::size_t(file.size()));
    const Window window = windowAround(lineOf(bytes, diagnostic.line), diagnostic.column);
    const QString place =
        QStringLiteral("%1:%2:%3: ").arg(fileName).arg(diagnostic.line).arg(diagnostic.column) + sentence(diagnostic);
    const QString margin(4, u' ');
    const QString text = QString::fromUcs4(window.text.data(), qsizetype(window.text.size()));
    return place + u'\n' + margin + text + u'\n' + margin + caretUnder(window, diagnostic) + u'\n';
}

} // namespace quay
