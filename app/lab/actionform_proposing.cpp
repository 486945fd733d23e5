// SPDX-License-Identifier: MIT
// Which program the form proposes: a server seldom connects to itself, and each click makes a client of its own.
#include "lab/actionform.h"

#include <QComboBox>

#include <algorithm>
#include <array>

namespace quay
{

bool ActionForm::listens(const QString &program) const
{
    const auto &sockets = m_session->lab().sockets();
    return std::any_of(sockets.begin(), sockets.end(), [&](const auto &entry) {
        const lab::LabSocket &socket = entry.second;
        const lab::LabProgram *owner = m_session->lab().find(socket.opened.program);
        return socket.facts.listening && !socket.closed && owner != nullptr &&
               script::fullProgram(owner->started.name, owner->started.host) == program;
    });
}

// On the host of the present program: there it finds the same addresses.
QString ActionForm::unusedClient(const QString &butNot) const
{
    const QString host = m_program->currentText().trimmed().section(u'@', 1);
    const QStringList running = m_session->programs();
    for (const char *name : {"alice", "bob", "carol", "dave", "erin", "frank"}) {
        const QString client = script::fullProgram(QString::fromLatin1(name), host);
        if (client != butNot && !running.contains(client))
            return client;
    }
    return {};
}

void ActionForm::proposeProgram(const QString &name)
{
    if (m_proposed.isEmpty())
        m_server = m_program->currentText();
    m_proposed = name;
    m_program->setEditText(name);
}

void ActionForm::takeBackProposal()
{
    if (!m_proposed.isEmpty() && m_program->currentText() == m_proposed)
        m_program->setEditText(m_server);
    m_proposed.clear();
}

// With the choice of what to do. What the user has written stays.
void ActionForm::propose()
{
    const QString present = m_program->currentText().trimmed();
    switch (m_action) {
    case Action::Listen:
    case Action::Bind:
        return takeBackProposal();
    case Action::Connect:
        if (const QString client = unusedClient(); (listens(present) || present == m_proposed) && !client.isEmpty())
            proposeProgram(client);
        return;
    case Action::Send:
        if (present == m_proposed && !m_client.isEmpty() && m_session->programs().contains(m_client))
            proposeProgram(m_client);
        return;
    }
}

// Three clicks make three clients.
void ActionForm::goToNextClient()
{
    m_client = m_program->currentText().trimmed();
    const QString client = m_client == m_proposed ? unusedClient(m_client) : QString();
    if (!client.isEmpty())
        proposeProgram(client);
}

} // namespace quay
