// SPDX-License-Identifier: MIT
#include "lab/scene/standing.h"

#include "script/names.h"

namespace quay::scene
{

QString Standing::text(const lab::LabState &lab, rules::ProgramId program, const std::set<rules::SocketId> &refused,
                       const std::set<rules::SocketId> &passedOn)
{
    QStringList listening;
    QStringList bound;
    for (const auto &[id, socket] : lab.sockets()) {
        const bool hasPort = socket.facts.local && number(socket.facts.local->port) != 0;
        const bool isOwn = socket.opened.program == program && !socket.opened.listener && !socket.closed;
        if (!isOwn || !hasPort || socket.facts.peer || passedOn.contains(id))
            continue;
        const QString port = QString::number(number(socket.facts.local->port));
        if (socket.facts.listening)
            listening += port;
        else if (!refused.contains(id))
            bound += port;
    }
    listening.removeDuplicates();
    bound.removeDuplicates();
    QStringList parts;
    if (listening.size() == 1)
        parts += tr("listens on port %1").arg(listening.front());
    else if (!listening.empty())
        parts += tr("listens on ports %1").arg(listening.join(QStringLiteral(", ")));
    if (bound.size() == 1)
        parts += tr("has port %1").arg(bound.front());
    else if (!bound.empty())
        parts += tr("has ports %1").arg(bound.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral("; "));
}

QString Standing::text(const lab::LabState &lab, const News &news)
{
    switch (news.kind) {
    case News::Kind::Received: {
        const lab::LabProgram *sender = news.from ? lab.find(*news.from) : nullptr;
        return tr("received %1 from %2")
            .arg(news.what,
                 sender == nullptr ? news.more : script::fullProgram(sender->started.name, sender->started.host));
    }
    case News::Kind::Failed:
        return tr("%1 failed: %2", "system call, error").arg(news.what, news.more);
    case News::Kind::Unanswered:
        return tr("nobody there: %1").arg(news.what);
    case News::Kind::OtherSideClosed:
        return tr("the other side has closed: %1").arg(news.what);
    }
    Q_UNREACHABLE();
}

} // namespace quay::scene
