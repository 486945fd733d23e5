// SPDX-License-Identifier: MIT
#include "common/hostsettings.h"

#include "common/folders.h"
#include "script/characters.h"
#include "script/lexer.h"
#include "script/limits.h"

#include <QFile>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace quay
{

namespace
{

constexpr qint64 maxFileSize = 64 * 1024;
constexpr std::size_t maxHosts = 64;
constexpr qsizetype maxMistakes = 10;

bool isControl(QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; }

// Absent if a quote is left open.
std::optional<QStringList> wordsOf(const QString &line)
{
    QStringList words;
    QChar quote; // the one that is open: either kind, as a shell has them
    bool isInWord = false;
    for (const QChar c : line) {
        const bool isBlank = c == u' ' || c == u'\t';
        if (quote.isNull() && !isInWord && c == u'#')
            break;
        if (quote.isNull() && isBlank) {
            isInWord = false;
            continue;
        }
        if (!std::exchange(isInWord, true))
            words.append(QString());
        if (quote.isNull() && (c == u'"' || c == u'\''))
            quote = c;
        else if (c == quote)
            quote = QChar();
        else
            words.last() += c;
    }
    return quote.isNull() ? std::optional(words) : std::nullopt;
}

} // namespace

HostSettings HostSettings::of(QByteArrayView file, const QString &path)
{
    HostSettings settings;
    if (file.size() > maxFileSize) {
        settings.m_mistakes.append(tr("%1 is too long for a list of hosts; it counts for nothing.").arg(path));
        return settings;
    }
    int number = 0;
    for (qsizetype begin = 0; begin < file.size() && settings.m_mistakes.size() < maxMistakes;) {
        qsizetype end = file.indexOf('\n', begin);
        end = end < 0 ? file.size() : end;
        QByteArrayView line = file.sliced(begin, end - begin);
        if (line.endsWith('\r'))
            line.chop(1);
        settings.take(line, ++number, path);
        begin = end + 1;
    }
    return settings;
}

HostSettings HostSettings::read()
{
    QFile file(hostsFile());
    if (!file.exists())
        return {};
    if (file.open(QIODevice::ReadOnly))
        return of(file.read(maxFileSize + 1), file.fileName());
    HostSettings settings;
    settings.m_mistakes.append(tr("%1 can't be read: %2").arg(file.fileName(), file.errorString()));
    return settings;
}

void HostSettings::take(QByteArrayView line, int number, const QString &path)
{
    QString mistake;
    const std::string_view bytes(line.data(), std::size_t(line.size()));
    const QString text = QString::fromUtf8(line);
    if (script::validUtf8Prefix(bytes) != line.size() ||
        std::any_of(text.begin(), text.end(), [](QChar c) { return isControl(c) && c != u'\t'; }))
        mistake = tr("only UTF-8 text without control characters can stand here");
    else if (const std::optional<QStringList> words = wordsOf(text); !words)
        mistake = tr("a quote is not closed");
    else if (!words->isEmpty())
        mistake = add(*words, number);
    if (!mistake.isEmpty())
        m_mistakes.append(tr("%1, line %2: %3. The line counts for nothing.").arg(path).arg(number).arg(mistake));
}

QString HostSettings::add(const QStringList &words, int number)
{
    const QString name = words.value(1);
    const bool isIsolated = words.size() == 3 && words.at(2) == u"isolated";
    const bool isReached = words.size() > 3 && words.at(2) == u"via" && !words.at(3).isEmpty();
    if (words.front() != u"host" || (!isIsolated && !isReached))
        return tr("a host is declared as \"host NAME isolated\" or as \"host NAME via COMMAND ...\"");
    if (!script::isName(name.toStdString()) || name.size() > script::maxNameLength)
        return tr("\"%1\" can't be the name of a host: a letter, then letters, digits, - and _").arg(name);
    const auto same =
        std::find_if(m_hosts.begin(), m_hosts.end(), [&name](const lab::LabHost &host) { return host.name == name; });
    if (same != m_hosts.end())
        return tr("line %1 declares the host \"%2\" already")
            .arg(m_lines[std::size_t(same - m_hosts.begin())])
            .arg(name);
    if (m_hosts.size() == maxHosts)
        return tr("this host is one too many");
    m_hosts.push_back({name, words.mid(3)});
    m_lines.push_back(number);
    return {};
}

std::vector<lab::LabHost> HostSettings::namedIn(const std::vector<script::Script> &scripts) const
{
    std::set<QString> names;
    for (const script::Script &script : scripts) {
        for (const script::Step &step : script.steps) {
            names.insert(step.statement.host);
            if (const auto *pair = std::get_if<script::HostInterfaces>(&step.statement.command))
                names.insert(pair->secondHost);
        }
    }
    std::vector<lab::LabHost> named;
    std::copy_if(m_hosts.begin(), m_hosts.end(), std::back_inserter(named),
                 [&names](const lab::LabHost &host) { return names.contains(host.name); });
    return named;
}

} // namespace quay
