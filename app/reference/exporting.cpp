// SPDX-License-Identifier: MIT
#include "reference/exporting.h"

#include "common/registryjson.h"
#include "reference/portmodel.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

namespace quay
{

namespace
{

QString cellText(const Selection &selection, int row, int column)
{
    return selection.model.text(row, static_cast<PortModel::Column>(column));
}

QString titleOf(int column) { return PortModel::columnTitle(static_cast<PortModel::Column>(column)); }

// One line a row, the titles first. `quote` makes a cell fit for the format.
template <typename Quote>
QString lines(const Selection &selection, const QString &before, const QString &between, const QString &after,
              Quote quote)
{
    QString text;
    const auto line = [&](auto cell) {
        QStringList cells;
        for (const int column : selection.columns)
            cells += quote(cell(column));
        text += before + cells.join(between) + after;
    };
    line(titleOf);
    for (const int row : selection.rows)
        line([&](int column) { return cellText(selection, row, column); });
    return text;
}

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

} // namespace

QString toCsv(const Selection &selection)
{
    return lines(selection, QString(), QStringLiteral(","), QStringLiteral("\r\n"), csvCell);
}

QString toTabbed(const Selection &selection)
{
    return lines(selection, QString(), QStringLiteral("\t"), QStringLiteral("\n"), onOneLine);
}

QString toMarkdown(const Selection &selection)
{
    QString text = lines(selection, QStringLiteral("| "), QStringLiteral(" | "), QStringLiteral(" |\n"), markdownCell);
    QString rule = QStringLiteral("|");
    for (const int column : selection.columns)
        rule += column == PortModel::Ports ? QStringLiteral(" ---: |") : QStringLiteral(" --- |");
    return text.insert(text.indexOf(u'\n') + 1, rule + u'\n');
}

QString toHtml(const Selection &selection)
{
    const QString body =
        lines(selection, QStringLiteral("<tr><td>"), QStringLiteral("</td><td>"), QStringLiteral("</td></tr>\n"),
              [](const QString &text) { return text.toHtmlEscaped(); });
    return QStringLiteral("<table>\n") + body + QStringLiteral("</table>\n");
}

QByteArray toJson(const Selection &selection)
{
    RegistryJson json(selection.model.registry(), selection.model.query());
    for (const int row : selection.rows)
        json.add(selection.model.hits()[static_cast<std::size_t>(row)]);
    return QJsonDocument(json.result()).toJson();
}

Result<void, QString> exportTo(const QString &path, const Selection &selection)
{
    QByteArray content;
    if (path.endsWith(u".json", Qt::CaseInsensitive))
        content = toJson(selection);
    else if (path.endsWith(u".md", Qt::CaseInsensitive))
        content = toMarkdown(selection).toUtf8();
    else
        content = toCsv(selection).toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(file.errorString());
    return {};
}

} // namespace quay
