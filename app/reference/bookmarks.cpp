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
    (void)load(); // a file that cannot be read is said when something is to be kept
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Bookmarks::takeUp);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_watcher.files().contains(m_path) && QFileInfo::exists(m_path))
            takeUp();
    });
    watch();
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

void Bookmarks::setBookmarked(Port port, bool isBookmarked)
{
    change(port, [isBookmarked](Mark &mark) { mark.isBookmarked = isBookmarked; });
}

void Bookmarks::setNote(Port port, const QString &note)
{
    change(port, [&note](Mark &mark) { mark.note = note; });
}

void Bookmarks::change(Port port, const std::function<void(Mark &)> &edit)
{
    Mark edited = mark(port);
    edit(edited);
    if (edited == mark(port))
        return;
    const Result<void, QString> kept = m_path.isEmpty() ? Result<void, QString>() : changeOnDisk(port, edit);
    if (!kept) {
        apply(port, edit);
        Q_EMIT saveFailed(m_path, kept.error());
    } else if (m_path.isEmpty()) {
        apply(port, edit);
    }
    Q_EMIT changed();
}

void Bookmarks::apply(Port port, const std::function<void(Mark &)> &edit)
{
    Mark &mark = m_marks[port];
    edit(mark);
    if (mark == Mark())
        m_marks.erase(port);
}

// What another window wrote meanwhile stays.
Result<void, QString> Bookmarks::changeOnDisk(Port port, const std::function<void(Mark &)> &edit)
{
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!QDir().mkpath(QFileInfo(m_path).path()) || !lock.tryLock(lockPatience))
        return failure(tr("The folder cannot be written."));
    if (const auto loaded = load(); !loaded)
        return failure(loaded.error()); // what cannot be read is not overwritten
    apply(port, edit);
    return save();
}

Result<void, QString> Bookmarks::load()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.errorString());
    if (auto marks = parse(file.readAll())) {
        m_marks = *std::move(marks);
        return {};
    }
    file.close();
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = m_path + QStringLiteral(".damaged-") + stamp;
    if (!file.rename(aside))
        return failure(file.errorString());
    m_setAside = aside;
    Q_EMIT damageFound(aside);
    return {};
}

Result<void, QString> Bookmarks::save()
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(write(m_marks)) < 0 || !file.commit())
        return failure(file.errorString());
    watch();
    return {};
}

// Another window, or an editor, changed the file.
void Bookmarks::takeUp()
{
    if (load())
        Q_EMIT changed();
    watch();
}

// An atomic write puts another file in place, which ends the watch over the old one; while there is none, the folder
// tells when it comes.
void Bookmarks::watch()
{
    for (const QString &path : {m_path, QFileInfo(m_path).path()}) {
        if (!m_path.isEmpty() && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

} // namespace quay
