// SPDX-License-Identifier: MIT
#include "kernelpart.h"

#include "base/uniquefd.h"

#include <array>
#include <atomic>
#include <charconv>
#include <cstring>
#include <dirent.h>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using quay::UniqueFd;

namespace
{

struct Request {
    nlmsghdr header{};
    inet_diag_req_v2 body{};
};

void dump(int family, int protocol)
{
    const UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    Request request;
    request.header = {sizeof request, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST | NLM_F_DUMP, 1, 0};
    request.body.sdiag_family = static_cast<__u8>(family);
    request.body.sdiag_protocol = static_cast<__u8>(protocol);
    request.body.idiag_states = ~0U;
    if (::send(fd.get(), &request, sizeof request, 0) < 0)
        return;
    alignas(nlmsghdr) std::array<char, 65536> buffer{};
    nlmsghdr last{};
    do { // the end comes in a datagram of its own
        if (::recv(fd.get(), buffer.data(), buffer.size(), 0) < ssize_t{sizeof last})
            return;
        std::memcpy(&last, buffer.data(), sizeof last);
    } while (last.nlmsg_type == SOCK_DIAG_BY_FAMILY);
}

std::vector<std::string> processes()
{
    std::vector<std::string> folders;
    const std::unique_ptr<DIR, decltype([](DIR *folder) { ::closedir(folder); })> proc(::opendir("/proc"));
    while (const dirent *entry = proc ? ::readdir(proc.get()) : nullptr) {
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
            folders.push_back("/proc/" + std::string(&entry->d_name[0]) + "/fd");
    }
    return folders;
}

// The first so many numbers, as most programs with many descriptors have them.
void readLinks(const std::string &path)
{
    const UniqueFd folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status {
    };
    if (!folder.isOpen() || ::fstat(folder.get(), &status) != 0)
        return;
    std::array<char, 16> name{};
    std::array<char, 64> link{};
    for (off_t i = 0; i < status.st_size; ++i) { // the number of descriptors, since Linux 6.2
        *std::to_chars(name.begin(), name.end() - 1, i).ptr = '\0';
        (void)::readlinkat(folder.get(), name.data(), link.data(), link.size());
    }
}

template <typename Work>
void inThreads(int threads, const Work &work)
{
    std::vector<std::thread> helpers;
    for (int i = 1; i < threads; ++i)
        helpers.emplace_back(work);
    work();
    for (std::thread &helper : helpers)
        helper.join();
}

} // namespace

void doTheKernelsPart(int threads)
{
    constexpr std::array<std::pair<int, int>, 4> tables{
        {{AF_INET, IPPROTO_TCP}, {AF_INET, IPPROTO_UDP}, {AF_INET6, IPPROTO_TCP}, {AF_INET6, IPPROTO_UDP}}};
    std::atomic<std::size_t> nextTable{0};
    inThreads(threads, [&] {
        for (std::size_t i = nextTable++; i < tables.size(); i = nextTable++)
            dump(tables[i].first, tables[i].second);
    });
    const std::vector<std::string> folders = processes();
    std::atomic<std::size_t> nextFolder{0};
    inThreads(threads, [&] {
        for (std::size_t i = nextFolder++; i < folders.size(); i = nextFolder++)
            readLinks(folders[i]);
    });
}
