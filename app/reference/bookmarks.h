// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "net/port.h"
#include "registry/search.h"

#include <QFileSystemWatcher>
#include <QObject>

#include <functional>
#include <map>

namespace quay
{

// The user's bookmarks and notes, one set for all windows. Kept as JSON in one file that is written whole and
// atomically; another program's or window's change is taken up. A file that cannot be understood is renamed, never
// overwritten.
class Bookmarks final : public QObject
{
    Q_OBJECT

public:
    struct Mark {
        bool isBookmarked = false;
        QString note;
        friend bool operator==(const Mark &, const Mark &) = default;
    };

    // An empty path: nothing is kept.
    explicit Bookmarks(QString path, QObject *parent = nullptr);

    [[nodiscard]] bool isBookmarked(Port port) const { return mark(port).isBookmarked; }
    [[nodiscard]] QString note(Port port) const { return mark(port).note; }
    [[nodiscard]] registry::PortSet bookmarked() const;
    // Where the damaged file was put, if one was found when the object was made; empty otherwise.
    [[nodiscard]] QString setAside() const { return m_setAside; }

    void setBookmarked(Port port, bool isBookmarked);
    void setNote(Port port, const QString &note);

Q_SIGNALS:
    void changed();
    // The file was damaged and is now at this path.
    void damageFound(const QString &setAside);
    // The change is in this window, but not on the disk.
    void saveFailed(const QString &path, const QString &reason);

private:
    [[nodiscard]] Mark mark(Port port) const;
    void change(Port port, const std::function<void(Mark &)> &edit);
    void apply(Port port, const std::function<void(Mark &)> &edit);
    [[nodiscard]] Result<void, QString> changeOnDisk(Port port, const std::function<void(Mark &)> &edit);
    // Both give the system's message if they fail.
    [[nodiscard]] Result<void, QString> load();
    [[nodiscard]] Result<void, QString> save();
    void takeUp();
    void watch();

    QString m_path;
    QString m_setAside;
    QFileSystemWatcher m_watcher;
    std::map<Port, Mark> m_marks;
};

} // namespace quay
