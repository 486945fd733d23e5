// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "system/process.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace quay::system
{

// The folder of one process in /proc, held open: it stays that process' even when the pid has been given to another,
// and everything in it is gone when the process is. Any question may therefore come back without an answer.
class ProcessFolder final
{
public:
    ProcessFolder() = default;
    ProcessFolder(UniqueFd folder, Pid pid, bool isCounted)
        : m_folder(std::move(folder)), m_pid(pid), m_isCounted(isCounted)
    {
    }

    [[nodiscard]] bool isOpen() const { return m_folder.isOpen(); }
    [[nodiscard]] Pid pid() const { return m_pid; }

    // How many descriptors it has open, or -1 where the kernel doesn't count them (before Linux 6.2).
    // Nothing: the process has ended.
    [[nodiscard]] std::optional<qint64> descriptorCount() const;
    // The numbers of its descriptors, in rising order. The error is an errno: EACCES where it may not be looked into.
    [[nodiscard]] Result<std::vector<int>, int> descriptors() const;
    // Opens the folder of descriptors, to ask for many of them.
    [[nodiscard]] UniqueFd openDescriptors() const;

    // A file of the folder ("stat", "cmdline"), at most 64 KiB of it.
    [[nodiscard]] std::optional<QByteArray> read(const char *name) const;
    // Its effective user.
    [[nodiscard]] std::optional<quint32> owner() const;

private:
    UniqueFd m_folder;
    Pid m_pid{};
    bool m_isCounted = false;
};

// What a descriptor leads to: the inode of a socket; 0: something else; nothing: it is closed, or may not be seen.
// `descriptors` comes from ProcessFolder::openDescriptors().
[[nodiscard]] std::optional<quint32> socketInode(const UniqueFd &descriptors, int descriptor);
// The inode in "socket:[12345]"; 0 for any other text.
[[nodiscard]] quint32 inodeOfLink(QByteArrayView link);

// /proc, or a folder in a test that looks like it. This class and ProcessFolder are the only readers of it.
class ProcFolder final
{
public:
    ProcFolder(); // the system's
    explicit ProcFolder(QByteArray path);

    // All processes, in no order. Threads are not among them.
    [[nodiscard]] std::vector<Pid> processes() const;
    // Not open where there is no such process.
    [[nodiscard]] ProcessFolder open(Pid pid) const;

    // A file by its path below /proc ("net/tcp"), whole. The error is an errno.
    [[nodiscard]] Result<QByteArray, int> read(const char *path) const;
    [[nodiscard]] UniqueFd openFile(const char *path) const;

private:
    QByteArray m_path;
    bool m_isCounted = false; // the kernel tells how many descriptors a process has
};

} // namespace quay::system
