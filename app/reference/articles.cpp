// SPDX-License-Identifier: MIT
#include "reference/articles.h"

#include <QFile>

namespace quay
{

namespace
{

QString readResource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString languageCode(QLocale::Language language)
{
    return language == QLocale::German ? QStringLiteral("de") : QStringLiteral("en");
}

// "listen tcp 127.0.0.1:8080", as some program would do it.
void readTrial(Article &article, const QString &command)
{
    article.labLine = QStringLiteral("server: ") + command;
    article.transport = command.contains(u" udp ") ? Transport::Udp : Transport::Tcp;
    const QString port = command.section(u':', -1).section(u' ', 0, 0);
    article.tryAt = parsePort(port).value_or(Port{});
}

std::optional<Protection::Degree> parseDegree(QStringView text)
{
    if (text == u"no")
        return Protection::Degree::No;
    if (text == u"partly")
        return Protection::Degree::Partly;
    if (text == u"optional")
        return Protection::Degree::Optional;
    if (text == u"yes")
        return Protection::Degree::Yes;
    return std::nullopt;
}

} // namespace

std::optional<Article> article(Port port, QLocale::Language language)
{
    const QString name = QString::number(number(port));
    QString text = readResource(QStringLiteral(":/articles/%1/%2.md").arg(languageCode(language), name));
    if (text.isEmpty())
        text = readResource(QStringLiteral(":/articles/en/%1.md").arg(name));
    const qsizetype bodyAt = text.indexOf(QStringLiteral("\n---\n"));
    if (!text.startsWith(QStringLiteral("---\n")) || bodyAt < 0)
        return std::nullopt;
    Article article;
    const QStringList head = text.first(bodyAt).split(u'\n');
    for (const QString &line : head) {
        const qsizetype colon = line.indexOf(u':');
        const QString value = line.sliced(colon + 1).trimmed();
        if (line.startsWith(u"title:"))
            article.title = value;
        else if (line.startsWith(u"try:"))
            readTrial(article, value);
    }
    article.markdown = text.sliced(bodyAt + 5);
    return article;
}

std::vector<Protection> protections(Port port, QLocale::Language language)
{
    const QString wanted = QString::number(number(port));
    const qsizetype german = languageCode(language) == u"de" ? 1 : 0; // each text has its German beside it
    std::vector<Protection> found;
    const QStringList lines = readResource(QStringLiteral(":/registry/encryption.tsv")).split(u'\n');
    for (const QString &line : lines) {
        const QStringList cells = line.split(u'\t');
        const auto degree = cells.size() == 10 ? parseDegree(cells[4]) : std::nullopt;
        if (!degree || cells[0] != wanted)
            continue;
        Protection protection{
            {}, cells[2 + german], *degree, parsePort(cells[5]), cells[6 + german], cells[8 + german]};
        const QStringList transports = cells[1].split(u' ');
        for (const QString &transport : transports) {
            if (const auto parsed = parseTransport(transport))
                protection.transports.push_back(*parsed);
        }
        found.push_back(protection);
    }
    return found;
}

} // namespace quay
