// SPDX-License-Identifier: MIT
#include "common/socketline.h"

#include "base/decimal.h"
#include "common/sockettext.h"

namespace quay
{

using namespace system;

namespace
{

constexpr std::string_view nothing = "-";

void append(std::string &text, QLatin1StringView word)
{
    text.append(word.data(), static_cast<std::size_t>(word.size()));
}

} // namespace

void SocketLine::append(std::string &text, const SocketRecord &socket)
{
    const auto next = [&text] { text += separator; };
    quay::append(text, protocolName(socket.protocol));
    next();
    if (socket.interfaceIndex == 0)
        socket.local.appendTo(text);
    else
        text += SocketText::localEnd(socket, m_machine).toStdString();
    next();
    if (socket.hasPeer())
        socket.peer.appendTo(text);
    else
        text += nothing;
    next();
    quay::append(text, stateName(socket.state));
    next();
    appendDecimal(text, socket.receiveQueue);
    next();
    if (socket.sendQueue)
        appendDecimal(text, *socket.sendQueue);
    else
        text += nothing;
    next();
    text.append(socket.inode != 0 ? user(socket.uid) : nothing).append(1, separator);
    text.append(service(socket)).append(1, separator);
    text += processes(socket);
}

std::string_view SocketLine::user(quint32 uid)
{
    return m_userTexts.of(uid, [&] { return SocketText::user(uid, m_users.nameOf(uid)).toStdString(); });
}

std::string_view SocketLine::service(const SocketRecord &socket)
{
    return m_serviceTexts.of(ServiceNames::keyOf(socket, m_ends), [&] {
        const QString name = m_services.nameOf(socket, m_ends);
        return name.isEmpty() ? std::string(nothing) : name.toStdString();
    });
}

std::string_view SocketLine::processes(const SocketRecord &socket)
{
    const auto text = [&] { return SocketText::processes(socket).toStdString(); };
    if (!socket.holders) // few, and each may have a reason of its own
        return m_unheld = text();
    return m_processTexts.of(socket.holders.get(), text);
}

} // namespace quay
