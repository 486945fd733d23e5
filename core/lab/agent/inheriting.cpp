// SPDX-License-Identifier: MIT
// How a descriptor comes from one agent to another: by SCM_RIGHTS over a unix(7) socket, as a server does it that hands
// its listener to the next one. What arrives is a descriptor of the same open file description.
#include "lab/agent/agent.h"
#include "lab/agent/sockaddress.h"

#include <array>
#include <cstddef>
#include <cstring>

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace quay::lab
{

namespace
{

using namespace std::chrono_literals;

constexpr auto bound = 1000ms;
constexpr int longestName = 32;

CallResult failed(int error)
{
    CallResult result;
    result.error = error;
    return result;
}

// A socket with a name in the abstract namespace: the kernel chooses one that nobody has.
UniqueFd awaitingSocket()
{
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_un any{};
    any.sun_family = AF_UNIX;
    const bool isReady = ::bind(fd.get(), reinterpret_cast<const sockaddr *>(&any), sizeof any.sun_family) == 0 &&
                         ::listen(fd.get(), 1) == 0;
    return isReady ? std::move(fd) : UniqueFd();
}

constexpr socklen_t nameOffset = offsetof(sockaddr_un, sun_path) + 1; // behind the NUL that makes it abstract

QString nameOf(const UniqueFd &fd)
{
    sockaddr_un name{};
    socklen_t length = sizeof name;
    if (::getsockname(fd.get(), reinterpret_cast<sockaddr *>(&name), &length) != 0 || length <= nameOffset)
        return {};
    return QString::fromLatin1(name.sun_path + 1, qsizetype(length - nameOffset));
}

UniqueFd connectedTo(const QString &address)
{
    const QByteArray name = address.toLatin1();
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    if (name.isEmpty() || name.size() > longestName)
        return {};
    std::memcpy(to.sun_path + 1, name.constData(), std::size_t(name.size()));
    const socklen_t length = nameOffset + socklen_t(name.size());
    return ::connect(fd.get(), reinterpret_cast<const sockaddr *>(&to), length) == 0 ? std::move(fd) : UniqueFd();
}

// Names can be guessed: only a process of the same user is the other agent.
bool isOurs(const UniqueFd &connection)
{
    ucred other{};
    socklen_t length = sizeof other;
    return ::getsockopt(connection.get(), SOL_SOCKET, SO_PEERCRED, &other, &length) == 0 && other.uid == ::geteuid();
}

// The one message there is: an errno, and with 0 a descriptor.
struct Parcel {
    int error = 0;
    iovec part{&error, sizeof error};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};

    Parcel()
    {
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
    }
    Parcel(const Parcel &) = delete;
    Parcel &operator=(const Parcel &) = delete;

    void put(int fd)
    {
        cmsghdr *header = CMSG_FIRSTHDR(&message);
        if (header == nullptr)
            return; // there is room for it
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof fd);
        std::memcpy(CMSG_DATA(header), &fd, sizeof fd);
    }
    [[nodiscard]] UniqueFd take()
    {
        const cmsghdr *header = CMSG_FIRSTHDR(&message);
        int fd = -1;
        if (header != nullptr && header->cmsg_type == SCM_RIGHTS && header->cmsg_len == CMSG_LEN(sizeof fd))
            std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
        return UniqueFd(fd);
    }
};

bool isReadable(const UniqueFd &fd, int milliseconds)
{
    pollfd one{fd.get(), POLLIN, 0};
    return ::poll(&one, 1, milliseconds) == 1;
}

int option(const UniqueFd &fd, int name)
{
    int value = -1;
    socklen_t length = sizeof value;
    ::getsockopt(fd.get(), SOL_SOCKET, name, &value, &length);
    return value;
}

} // namespace

CallResult Agent::on(const rules::Inherit &operation, const QByteArray &)
{
    if (find(operation.socket) != nullptr)
        return failed(EEXIST);
    const UniqueFd awaiting = awaitingSocket();
    if (!awaiting.isOpen())
        return failed(errno);
    tell(Answer(Awaits{operation.socket, nameOf(awaiting)}));
    writeOut();
    const auto end = Clock::now() + bound;
    while (Clock::now() < end && !m_finished) {
        if (!isReadable(awaiting, 1)) {
            turn(0); // the giver may be this very program
            continue;
        }
        const UniqueFd connection(::accept4(awaiting.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!connection.isOpen() || !isOurs(connection) || !isReadable(connection, int(bound.count())))
            continue;
        CallResult result = failed(take(connection, operation));
        if (const AgentSocket *socket = find(operation.socket); socket != nullptr && socket->local().port != Port{})
            result.port = socket->local().port;
        return result;
    }
    return failed(ETIMEDOUT);
}

int Agent::take(const UniqueFd &connection, const rules::Inherit &operation)
{
    Parcel parcel;
    const ssize_t size = ::recvmsg(connection.get(), &parcel.message, MSG_CMSG_CLOEXEC);
    if (size != ssize_t(sizeof parcel.error))
        return size < 0 ? errno : EPROTO;
    if (parcel.error != 0)
        return parcel.error;
    UniqueFd fd = parcel.take();
    if (!fd.isOpen())
        return EMFILE; // unix(7): what there is no room for is dropped
    const Family family = option(fd, SO_DOMAIN) == AF_INET6 ? Family::V6 : Family::V4;
    const Transport transport = option(fd, SO_TYPE) == SOCK_STREAM ? Transport::Tcp : Transport::Udp;
    auto socket = std::make_unique<AgentSocket>(operation.socket, family, transport, std::move(fd));
    socket->connecting = socket->tcpState() == TcpState::SynSent;
    SocketOpened opened{operation.socket, {}, {}, family, transport, socket->fd(), socket->inode(), {}};
    opened.inherits = operation.of;
    socket->opened = opened;
    AgentSocket &added = *m_sockets.emplace(operation.socket, std::move(socket)).first->second;
    share(added);
    added.noteListening();
    watch(added); // says at once what there is to read or accept
    touch(added);
    return 0;
}

void Agent::give(const Give &command)
{
    const UniqueFd connection = connectedTo(command.address);
    if (!connection.isOpen() || !isOurs(connection))
        return; // who awaits it gives up
    Parcel parcel;
    AgentSocket *socket = find(command.socket);
    if (socket == nullptr) {
        parcel.error = EBADF;
        parcel.message.msg_controllen = 0;
    } else {
        parcel.put(socket->fd());
        share(*socket);
    }
    [[maybe_unused]] const ssize_t sent = ::sendmsg(connection.get(), &parcel.message, MSG_NOSIGNAL);
}

void Agent::share(AgentSocket &socket)
{
    if (!std::exchange(socket.isShared, true))
        m_shared.push_back(&socket);
}

// What another program did with a socket is seen by asking the kernel.
void Agent::touchShared()
{
    for (AgentSocket *socket : m_shared) {
        socket->optionsChanged = true;
        touch(*socket);
    }
}

} // namespace quay::lab
