// SPDX-License-Identifier: MIT
#include "common/tabletext.h"

#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace quay
{

namespace
{

QString csvCell(const QString &text)
{
    // A cell that a spreadsheet would take for a formula is kept from being one.
    const bool isFormula = !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front());
    QString safe = isFormula ? u'\'' + text : text;
    static const QRegularExpression special(QStringLiteral("[\",\r\n]"));
    if (!safe.contains(special))
        return safe;
    return u'"' + QString(safe).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

// Text for a line that must stay one.
QString onOneLine(QString text)
{
    static const QRegularExpression breaks(QStringLiteral("[\t\r\n]+"));
    return text.replace(breaks, QStringLiteral(" "));
}

// What Markdown would take for markup is kept from being it.
QString markdownCell(const QString &text)
{
    static const QRegularExpression markup(QStringLiteral(R"(([\\|`*_<\[\]~&]))"));
    return onOneLine(text).replace(markup, QStringLiteral("\\\\1"));
}

// One line a row, the titles first. `quote` makes a cell fit for the format.
template <typename Quote>
QString lines(const TableText &table, const QString &before, const QString &between, const QString &after, Quote quote)
{
    QString text;
    const auto line = [&](const QStringList &cells) {
        QStringList quoted;
        for (const QString &cell : cells)
            quoted += quote(cell);
        text += before + quoted.join(between) + after;
    };
    line(table.titles);
    for (const QStringList &row : table.rows)
        line(row);
    return text;
}

} // namespace

QString TableText::toCsv() const
{
    return lines(*this, QString(), QStringLiteral(","), QStringLiteral("\r\n"), csvCell);
}

QString TableText::toTabbed() const
{
    return lines(*this, QString(), QStringLiteral("\t"), QStringLiteral("\n"), onOneLine);
}

QString TableText::toMarkdown() const
{
    QString text = lines(*this, QStringLiteral("| "), QStringLiteral(" | "), QStringLiteral(" |\n"), markdownCell);
    QString rule = QStringLiteral("|");
    for (int column = 0; column < static_cast<int>(titles.size()); ++column) {
        const bool isNumber = std::find(numbers.begin(), numbers.end(), column) != numbers.end();
        rule += isNumber ? QStringLiteral(" ---: |") : QStringLiteral(" --- |");
    }
    return text.insert(text.indexOf(u'\n') + 1, rule + u'\n');
}

QString TableText::toHtml() const
{
    const QString body =
        lines(*this, QStringLiteral("<tr><td>"), QStringLiteral("</td><td>"), QStringLiteral("</td></tr>\n"),
              [](const QString &text) { return text.toHtmlEscaped(); });
    return QStringLiteral("<table>\n") + body + QStringLiteral("</table>\n");
}

Result<void, QString> writeTable(const QString &path, const TableText &table, const QByteArray &json)
{
    QByteArray content;
    if (path.endsWith(u".json", Qt::CaseInsensitive))
        content = json;
    else if (path.endsWith(u".md", Qt::CaseInsensitive))
        content = table.toMarkdown().toUtf8();
    else
        content = table.toCsv().toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(file.errorString());
    return {};
}

} // namespace quay
