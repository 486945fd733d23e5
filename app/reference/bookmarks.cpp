// SPDX-License-Identifier: MIT
#include "reference/bookmarks.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>

#include <optional>

namespace quay
{

namespace
{

constexpr int lockPatience = 1000; // milliseconds; another window holds the file for far less

std::optional<std::map<Port, Bookmarks::Mark>> parse(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() || !document[QStringLiteral("ports")].isArray())
        return std::nullopt;
    std::map<Port, Bookmarks::Mark> marks;
    const QJsonArray ports = document[QStringLiteral("ports")].toArray();
    for (const auto value : ports) {
        const int port = value[QStringLiteral("port")].toInt(-1);
        if (port < 0 || port >= portCount)
            return std::nullopt;
        marks[Port(port)] = {value[QStringLiteral("bookmarked")].toBool(), value[QStringLiteral("note")].toString()};
    }
    return marks;
}

QByteArray write(const std::map<Port, Bookmarks::Mark> &marks)
{
    QJsonArray ports;
    for (const auto &[port, mark] : marks) {
        ports.append(QJsonObject{{QStringLiteral("port"), number(port)},
                                 {QStringLiteral("bookmarked"), mark.isBookmarked},
                                 {QStringLiteral("note"), mark.note}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("ports"), ports}}).toJson();
}

} // namespace

Bookmarks::Bookmarks(QString path, QObject *parent) : QObject(parent), m_path(std::move(path))
{
    load();
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] {
        load();
        Q_EMIT changed();
    });
}

Bookmarks::Mark Bookmarks::mark(Port port) const
{
    const auto found = m_marks.find(port);
    return found == m_marks.end() ? Mark() : found->second;
}

registry::PortSet Bookmarks::bookmarked() const
{
    registry::PortSet ports;
    for (const auto &[port, mark] : m_marks)
        ports.set(number(port), mark.isBookmarked);
    return ports;
}

void Bookmarks::setBookmarked(Port port, bool isBookmarked) { change(port, {isBookmarked, note(port)}); }

void Bookmarks::setNote(Port port, const QString &note) { change(port, {isBookmarked(port), note}); }

void Bookmarks::change(Port port, const Mark &mark)
{
    if (this->mark(port) == mark)
        return;
    QLockFile lock(m_path + QStringLiteral(".lock"));
    const bool isKept = !m_path.isEmpty() && QDir().mkpath(QFileInfo(m_path).path()) && lock.tryLock(lockPatience);
    if (isKept)
        load(); // what another window wrote meanwhile stays
    if (mark == Mark())
        m_marks.erase(port);
    else
        m_marks[port] = mark;
    if (isKept)
        save();
    else if (!m_path.isEmpty())
        Q_EMIT saveFailed(m_path, tr("The folder cannot be written."));
    Q_EMIT changed();
}

void Bookmarks::load()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    if (auto marks = parse(file.readAll())) {
        m_marks = *std::move(marks);
    } else {
        file.close();
        const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
        m_setAside = m_path + QStringLiteral(".damaged-") + stamp;
        file.rename(m_setAside);
    }
    watch();
}

void Bookmarks::save()
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(write(m_marks)) < 0 || !file.commit())
        Q_EMIT saveFailed(m_path, file.errorString());
    watch();
}

// An atomic write puts another file in place, which ends the watch over the old one.
void Bookmarks::watch()
{
    if (!m_watcher.files().contains(m_path) && QFileInfo::exists(m_path))
        m_watcher.addPath(m_path);
}

} // namespace quay
