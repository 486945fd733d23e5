// SPDX-License-Identifier: MIT
#pragma once

#include "system/linuxsource.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <map>

// A folder that looks like /proc, as far as the owners of sockets are concerned.
class FakeProc final
{
public:
    struct Program {
        QByteArray name = "prog";
        quint64 start = 100;
        std::map<int, QByteArray> links; // descriptor: where it leads
    };

    FakeProc() { put(1, {"init", 1, {}}); } // without it, processes are being hidden

    [[nodiscard]] quay::system::ProcFolder folder() const
    {
        return quay::system::ProcFolder(QFile::encodeName(m_root.path()));
    }
    static QByteArray socket(quint32 inode) { return "socket:[" + QByteArray::number(inode) + ']'; }

    // In place of the one that has this pid, which ends.
    void put(int pid, const Program &program)
    {
        end(pid);
        QDir(m_root.path()).mkpath(path(pid, "fd"));
        write(path(pid, "stat"), QByteArray::number(pid) + " (" + program.name +
                                     ") S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 " + QByteArray::number(program.start) +
                                     " 0 0\n");
        write(path(pid, "comm"), program.name + '\n');
        write(path(pid, "cmdline"), program.name + '\0');
        for (const auto &[descriptor, target] : program.links)
            link(pid, descriptor, target);
    }
    void end(int pid) { QDir(path(pid, "")).removeRecursively(); }
    void link(int pid, int descriptor, const QByteArray &target)
    {
        close(pid, descriptor);
        QFile::link(QFile::decodeName(target), path(pid, "fd/") + QString::number(descriptor));
    }
    void close(int pid, int descriptor) { QFile::remove(path(pid, "fd/") + QString::number(descriptor)); }
    void rename(int pid, const QByteArray &name) { write(path(pid, "comm"), name + '\n'); }
    void remove(int pid, const char *file) { QFile::remove(path(pid, file)); }
    void removeAll() { m_root.remove(); }

private:
    [[nodiscard]] QString path(int pid, const char *file) const
    {
        return m_root.filePath(QString::number(pid) + u'/' + QLatin1StringView(file));
    }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
    }

    QTemporaryDir m_root;
};
