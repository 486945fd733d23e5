// SPDX-License-Identifier: MIT
#include "system/procfolder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <dirent.h>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace quay::system
{

namespace
{

constexpr auto systemPath = "/proc";
constexpr qsizetype mostOfAProcess = 64 * 1024;
constexpr qsizetype mostOfATable = qsizetype{1} << 30;                       // /proc/net/tcp has 150 bytes a socket
constexpr decltype(std::declval<struct statfs>().f_type) procMagic = 0x9fa0; // PROC_SUPER_MAGIC

template <typename T>
[[nodiscard]] std::optional<T> decimal(QByteArrayView text)
{
    T value{};
    const auto [rest, error] = std::from_chars(text.begin(), text.end(), value);
    return error == std::errc{} && rest == text.end() ? std::optional(value) : std::nullopt;
}

struct CloseFolder {
    void operator()(DIR *folder) const { ::closedir(folder); }
};

// The names in a folder that are decimal numbers.
template <typename T>
[[nodiscard]] Result<std::vector<T>, int> numbersIn(int parent, const char *name)
{
    UniqueFd fd(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen())
        return failure(int{errno});
    const std::unique_ptr<DIR, CloseFolder> folder(::fdopendir(fd.get()));
    if (!folder)
        return failure(int{errno});
    (void)fd.release(); // closed with the folder
    std::vector<T> numbers;
    errno = 0;
    while (const dirent *entry = ::readdir(folder.get())) {
        if (const auto number = decimal<T>(QByteArrayView(&entry->d_name[0])))
            numbers.push_back(*number);
    }
    if (errno != 0)
        return failure(int{errno});
    return numbers;
}

// Files of /proc have no size beforehand, and a read may give less than was asked for.
[[nodiscard]] Result<QByteArray, int> readAll(const UniqueFd &file, qsizetype limit)
{
    QByteArray text;
    qsizetype length = 0;
    while (length < limit) {
        text.resize(std::max<qsizetype>(text.size(), std::min(limit, length * 2 + 4096)));
        const ssize_t got = ::read(file.get(), text.data() + length, static_cast<std::size_t>(text.size() - length));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(int{errno});
        if (got == 0)
            break;
        length += got;
    }
    text.truncate(length);
    return text;
}

} // namespace

quint32 inodeOfLink(QByteArrayView link)
{
    constexpr QByteArrayView before("socket:[");
    if (!link.startsWith(before) || !link.endsWith(']'))
        return 0;
    return decimal<quint32>(link.sliced(before.size(), link.size() - before.size() - 1)).value_or(0);
}

std::optional<quint32> socketInode(const UniqueFd &descriptors, int descriptor)
{
    std::array<char, 16> name{};
    std::to_chars(name.data(), name.data() + name.size() - 1, descriptor);
    std::array<char, 64> link{};
    const ssize_t length = ::readlinkat(descriptors.get(), name.data(), link.data(), link.size());
    if (length < 0)
        return std::nullopt;
    return inodeOfLink(QByteArrayView(link.data(), length));
}

std::optional<qint64> ProcessFolder::descriptorCount() const
{
    struct stat status {
    };
    if (::fstatat(m_folder.get(), "fd", &status, 0) != 0)
        return std::nullopt;
    return m_isCounted ? qint64{status.st_size} : -1;
}

Result<std::vector<int>, int> ProcessFolder::descriptors() const
{
    auto numbers = numbersIn<int>(m_folder.get(), "fd");
    if (numbers)
        std::sort(numbers->begin(), numbers->end());
    return numbers;
}

UniqueFd ProcessFolder::openDescriptors() const
{
    return UniqueFd(::openat(m_folder.get(), "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

std::optional<QByteArray> ProcessFolder::read(const char *name) const
{
    const UniqueFd file(::openat(m_folder.get(), name, O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return std::nullopt;
    auto text = readAll(file, mostOfAProcess);
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

std::optional<quint32> ProcessFolder::owner() const
{
    struct stat status {
    };
    if (::fstat(m_folder.get(), &status) != 0)
        return std::nullopt;
    return status.st_uid;
}

ProcFolder::ProcFolder() : ProcFolder(QByteArray(systemPath)) {}

ProcFolder::ProcFolder(QByteArray path) : m_path(std::move(path))
{
    // Before Linux 6.2 the size of the folder of descriptors is 0, also here, where there are some. Elsewhere than in
    // /proc the size of a folder means something else.
    struct statfs system {
    };
    struct stat own {
    };
    m_isCounted = ::statfs(m_path.constData(), &system) == 0 && system.f_type == procMagic &&
                  ::stat((m_path + "/self/fd").constData(), &own) == 0 && own.st_size > 0;
}

std::vector<Pid> ProcFolder::processes() const
{
    const auto numbers = numbersIn<qint32>(AT_FDCWD, m_path.constData());
    std::vector<Pid> pids;
    if (numbers) {
        for (const qint32 number : *numbers)
            pids.push_back(Pid{number});
    }
    return pids;
}

ProcessFolder ProcFolder::open(Pid pid) const
{
    const QByteArray path = m_path + '/' + QByteArray::number(number(pid));
    return {UniqueFd(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), pid, m_isCounted};
}

UniqueFd ProcFolder::openFile(const char *path) const
{
    return UniqueFd(::open((m_path + '/' + path).constData(), O_RDONLY | O_CLOEXEC));
}

Result<QByteArray, int> ProcFolder::read(const char *path) const
{
    const UniqueFd file = openFile(path);
    if (!file.isOpen())
        return failure(int{errno});
    return readAll(file, mostOfATable);
}

} // namespace quay::system
