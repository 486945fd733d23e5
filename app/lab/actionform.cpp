// SPDX-License-Identifier: MIT
#include "lab/actionform.h"

#include "common/scripttext.h"
#include "lab/hintedit.h"
#include "lab/verdictbox.h"
#include "look/togglebutton.h"
#include "script/printer.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace quay
{

using namespace std::chrono_literals;
using script::Switch;

ActionForm::ActionForm(LabSession *session, ServiceNames *services, QWidget *parent)
    : QWidget(parent), m_session(session), m_services(services), m_effects(new QTimer(this))
{
    makeFields();
    build();
    connectParts();
    retranslate();
    ink();
    fillAddresses();
    m_addressEdit->setText(QStringLiteral("127.0.0.1"));
    m_port->setText(QStringLiteral("8080"));
    m_message->setText(QStringLiteral("hello"));
    refresh();
    showFields();
}

void ActionForm::setAction(Action action)
{
    m_action = action;
    m_actionButtons.at(std::size_t(action))->setChecked(true);
    propose();
    fillSockets();
    showFields();
    judge();
}

void ActionForm::setProgram(const QString &name)
{
    m_program->setEditText(name);
    fillSockets();
    judge();
}

void ActionForm::setTransport(Transport transport)
{
    m_transport = transport == Transport::Udp ? Transport::Udp : Transport::Tcp;
    m_transports.at(m_transport == Transport::Udp ? 1 : 0)->setChecked(true);
    if (m_transport == Transport::Udp && m_action == Action::Listen)
        return setAction(Action::Bind);
    showFields();
    judge();
}

void ActionForm::setEnd(const Endpoint &end)
{
    m_addressEdit->setText(end.address.toString());
    m_port->setText(QString::number(number(end.port)));
    judge();
}

void ActionForm::setSocket(const QString &name)
{
    const int index = m_socket->findText(name);
    if (index >= 0)
        m_socket->setCurrentIndex(index);
    judge();
}

void ActionForm::setMessage(const QString &text)
{
    m_message->setText(text);
    judge();
}

void ActionForm::refresh()
{
    fillPrograms();
    fillSockets();
    judge();
}

QString ActionForm::endText() const
{
    const QString address = m_addressEdit->text().trimmed();
    const bool isV6 = address.contains(u':') && !address.startsWith(u'[');
    const QString port = m_port->text().trimmed();
    return (isV6 ? u'[' + address + u']' : address) + u':' + (port.isEmpty() ? QStringLiteral("0") : port);
}

QString ActionForm::optionText() const
{
    QString text;
    const auto add = [&text](Switch option) { text += u' ' + script::print(script::Option(option)); };
    for (const OptionRow &row : m_options) {
        if (row.box->isEnabled() && row.box->isChecked())
            add(row.option);
    }
    for (const auto &[option, action] : m_moreOptions) {
        if (action->isChecked())
            add(option);
    }
    return text;
}

// The names of a textbook: a listener is a door, a client's socket has its program's first letter.
QString ActionForm::socketName() const
{
    const QString program = m_program->currentText().trimmed();
    switch (m_action) {
    case Action::Listen:
        return m_session->unusedName(QStringLiteral("door"));
    case Action::Bind:
        return m_session->unusedName(m_transport == Transport::Udp ? QStringLiteral("box") : QStringLiteral("place"));
    case Action::Connect:
    case Action::Send:
        return m_session->unusedName(program.left(1).toLower());
    }
    Q_UNREACHABLE();
}

QString ActionForm::line() const
{
    const QString program = m_program->currentText().trimmed() + QStringLiteral(": ");
    const QString transport{transportName(m_transport)};
    switch (m_action) {
    case Action::Listen:
        return program + QStringLiteral("listen %1 %2%3 as %4").arg(transport, endText(), optionText(), socketName());
    case Action::Bind:
        return program + QStringLiteral("bind %1 %2%3 as %4").arg(transport, endText(), optionText(), socketName());
    case Action::Connect:
        return program + QStringLiteral("connect %1 %2%3 as %4").arg(transport, endText(), optionText(), socketName());
    case Action::Send: {
        QString text =
            QStringLiteral("send %1 %2").arg(m_socket->currentText(), script::quote(m_message->text().toUtf8()));
        if (m_to->isVisibleTo(this) && !m_to->text().trimmed().isEmpty())
            text += QStringLiteral(" to ") + m_to->text().trimmed();
        if (m_times->value() > 1)
            text += QStringLiteral(" times %1").arg(m_times->value());
        return program + text;
    }
    }
    Q_UNREACHABLE();
}

QString ActionForm::nothingToSendFrom() const
{
    const QString program = m_program->currentText().trimmed();
    const auto &programs = m_session->lab().programs();
    const bool wasThere = std::any_of(programs.begin(), programs.end(), [&program](const auto &entry) {
        const lab::ProgramStarted &started = entry.second.started;
        return script::fullProgram(started.name, started.host) == program;
    });
    return wasThere && !m_session->programs().contains(program)
               ? tr("%1 has ended, and its sockets are closed. With Listen, Bind or Connect it starts anew.")
                     .arg(program)
               : tr("%1 has no socket to send from. Let it bind or connect one.").arg(program);
}

void ActionForm::judge()
{
    m_statement.reset();
    showHints();
    if (m_action == Action::Send && m_socket->currentText().isEmpty()) {
        m_box->showProblem(nothingToSendFrom());
    } else if (const auto checked = m_session->check(line()); !checked) {
        m_box->showProblem(ScriptText::sentence(checked.error()));
    } else {
        m_statement = checked->statement;
        m_box->show(Judge(m_session->model(), m_session->surroundings()).verdict(*m_statement), line());
    }
    m_go->setEnabled(m_statement.has_value());
    m_effects->start();
    Q_EMIT judged();
}

// After a pause in typing: each option is a prediction of its own.
void ActionForm::showEffects()
{
    const bool isV6 = m_addressEdit->text().contains(u':');
    for (const OptionRow &row : m_options) {
        const bool fits = row.option != Switch::V6Only || isV6;
        row.box->setEnabled(fits);
        QString text = fits ? QString() : tr("IPv6 only");
        if (fits && m_statement)
            text =
                Judge(m_session->model(), m_session->surroundings()).effect(*m_statement, row.option, m_box->verdict());
        row.effect->setText(text);
        row.box->setAccessibleDescription(text);
    }
}

bool ActionForm::mayGo(const script::Statement &statement)
{
    if (m_session->opensToNetwork(statement) && m_mayOpen && !m_mayOpen())
        return false;
    return !m_mayDo || m_mayDo();
}

void ActionForm::carryOut()
{
    const auto statement = m_statement; // while a question waits for its answer, the lab may change
    if (!statement || !mayGo(*statement))
        return;
    if (const auto mistake = m_session->carryOut(*statement))
        m_box->showProblem(ScriptText::sentence(*mistake));
    else if (m_action == Action::Connect)
        goToNextClient();
}

void ActionForm::takeWay(const WayOut &way)
{
    if (!way.then || !mayGo(*way.then))
        return;
    for (const script::Statement &statement : way.before)
        static_cast<void>(m_session->carryOut(statement));
    static_cast<void>(m_session->carryOut(*way.then));
}

void ActionForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        carryOut();
    else
        QWidget::keyPressEvent(event);
}

void ActionForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        ink();
}

} // namespace quay
