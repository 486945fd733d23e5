// SPDX-License-Identifier: MIT
#include "registry/reading.h"

#include "registry/ianacsv.h"
#include "registry/ianaxml.h"
#include "registry/tsv.h"

#include <algorithm>

namespace quay::registry
{

namespace
{

// Line of the first byte that no UTF-8 text has there; 0 if there is none. NUL counts: it is UTF-8 by the letter,
// but what really holds it is UTF-16 without a mark, or no text at all.
int firstBadLine(QByteArrayView text)
{
    int line = 1;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView content = text.first(end < 0 ? text.size() : end);
        if (content.contains('\0') || !content.isValidUtf8())
            return line;
        if (end < 0)
            break;
        text = text.sliced(end + 1);
        ++line;
    }
    return 0;
}

Result<int, ReadError> readNumber(QByteArrayView text, int line)
{
    const QString found = QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 40)));
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return failure(ReadError{ReadProblem::PortNotANumber, line, found});
    bool isInt = false;
    const int value = text.toInt(&isInt);
    if (!isInt || value >= portCount)
        return failure(ReadError{ReadProblem::PortOutOfRange, line, found});
    return value;
}

bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

// What a server sends in place of a file: a page to log in, or to say that it has moved.
bool isWebPage(QByteArrayView start)
{
    const QByteArray text = start.first(std::min<qsizetype>(start.size(), 14)).toByteArray().toLower();
    return text.startsWith("<!doctype html") || text.startsWith("<html");
}

} // namespace

Result<QByteArray, ReadError> readText(QIODevice &device)
{
    if (!device.isSequential() && device.size() > largestFile)
        return failure(ReadError{ReadProblem::TooLarge, 0, QString()});
    QByteArray text;
    while (text.size() <= largestFile) {
        const QByteArray chunk = device.read(qint64{1} << 20);
        if (chunk.isEmpty())
            break;
        text += chunk;
    }
    if (text.size() > largestFile)
        return failure(ReadError{ReadProblem::TooLarge, 0, QString()});
    if (const int line = firstBadLine(text))
        return failure(ReadError{ReadProblem::NotUtf8, line, QString()});
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    return text;
}

QByteArray readField(const QByteArray &text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; }))
        return text.simplified();
    QString shown;
    for (const char32_t c : QString::fromUtf8(text).toUcs4())
        shown += isInvisible(c) ? QStringLiteral(" ") : QString::fromUcs4(&c, 1);
    return shown.simplified().toUtf8();
}

Result<PortInterval, ReadError> readPorts(QByteArrayView text, int line)
{
    const QByteArrayView trimmed = text.trimmed();
    const qsizetype dash = trimmed.indexOf('-');
    const auto first = readNumber(dash < 0 ? trimmed : trimmed.first(dash), line);
    if (!first)
        return failure(first.error());
    const auto last = dash < 0 ? first : readNumber(trimmed.sliced(dash + 1), line);
    if (!last)
        return failure(last.error());
    if (*last < *first)
        return failure(ReadError{ReadProblem::RangeBackwards, line, QString::fromUtf8(trimmed)});
    return PortInterval{Port(*first), Port(*last)};
}

Result<RegistryFile, ReadError> readRegistryFile(QIODevice &device)
{
    const auto text = readText(device);
    if (!text)
        return failure(text.error());
    const QByteArrayView start = QByteArrayView(*text).first(std::min<qsizetype>(text->size(), 4096)).trimmed();
    auto file = [&]() -> Result<RegistryFile, ReadError> {
        if (start.startsWith('<') && !isWebPage(start))
            return readIanaXml(*text);
        if (start.startsWith('#'))
            return readTsv(*text);
        if (start.contains(','))
            return readIanaCsv(*text);
        return failure(ReadError{ReadProblem::NotRecognised, 1, QString()});
    }();
    if (file && file->rows.empty())
        return failure(ReadError{ReadProblem::NoAssignments, 0, QString()});
    return file;
}

} // namespace quay::registry
