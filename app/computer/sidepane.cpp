// SPDX-License-Identifier: MIT
#include "computer/sidepane.h"

#include "computer/ephemeralpicture.h"
#include "computer/historymodel.h"
#include "computer/infotext.h"
#include "computer/socketmodel.h"
#include "look/metrics.h"
#include "look/togglebutton.h"
#include "system/whohas.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace quay
{

using namespace system;

namespace
{

QTextBrowser *makeText(QWidget *parent)
{
    auto *text = new QTextBrowser(parent);
    text->setOpenLinks(false);
    text->setFrameShape(QFrame::NoFrame);
    text->document()->setDocumentMargin(4 * unit(parent));
    text->document()->setIndentWidth(4 * unit(parent));
    return text;
}

// On the ground of a text; the last one takes the room that is left.
QWidget *oneAboveOther(const std::array<QWidget *, 2> &parts)
{
    auto *side = new QWidget;
    auto *rows = new QVBoxLayout(side);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(parts[0]);
    rows->addWidget(parts[1], 1);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    return side;
}

// A text that is the same is left alone, with what is selected in it.
void write(QTextBrowser *browser, const QString &html)
{
    if (browser->property("shown").toString() == html)
        return;
    browser->setProperty("shown", html);
    const int place = browser->verticalScrollBar()->value();
    browser->setHtml(html);
    browser->verticalScrollBar()->setValue(place);
}

void hint(QTextBrowser *browser, const QString &sentence) { write(browser, QStringLiteral("<p>%1</p>").arg(sentence)); }

} // namespace

SidePane::SidePane(const SocketModel *model, HistoryModel *history, QWidget *parent)
    : QWidget(parent), m_model(model), m_registry(std::make_shared<const registry::Registry>()),
      m_stack(new QStackedWidget(this)), m_socketText(makeText(this)), m_portText(makeText(this)),
      m_machineText(makeText(this)), m_picture(new EphemeralPicture(this)), m_historyHint(new QLabel(this)),
      m_historyView(new QListView(this))
{
    build(history);
    for (QTextBrowser *text : {m_socketText, m_portText, m_machineText})
        connect(text, &QTextBrowser::anchorClicked, this, &SidePane::follow);
}

void SidePane::build(HistoryModel *history)
{
    const int space = unit(this);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(2 * space, space, 2 * space, space);
    buttons->setSpacing(space);
    auto *group = new QButtonGroup(this);
    for (int i = 0; i <= HistorySide; ++i) {
        auto *button = new ToggleButton;
        m_buttons.push_back(button);
        group->addButton(button, i);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    m_buttons.front()->setChecked(true);
    connect(group, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (!isOn)
            return;
        m_stack->setCurrentIndex(id);
        refresh();
    });
    for (QWidget *one : {static_cast<QWidget *>(m_socketText), static_cast<QWidget *>(m_portText),
                         oneAboveOther({m_picture, m_machineText}), buildHistory(history)})
        m_stack->addWidget(one);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addLayout(buttons);
    rows->addWidget(m_stack, 1);
}

QWidget *SidePane::buildHistory(HistoryModel *history)
{
    m_historyView->setModel(history);
    m_historyView->setUniformItemSizes(true);
    m_historyView->setFrameShape(QFrame::NoFrame);
    m_historyView->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_historyHint->setWordWrap(true);
    m_historyHint->setMargin(4 * unit(this));
    QWidget *side = oneAboveOther({m_historyHint, m_historyView});
    side->layout()->setContentsMargins(2 * unit(this), 0, 0, 0);
    connect(history, &QAbstractItemModel::rowsInserted, m_historyHint, &QWidget::hide);
    return side;
}

void SidePane::setRegistry(const std::shared_ptr<const registry::Registry> &registry)
{
    m_registry = registry;
    refresh();
}

SidePane::Side SidePane::side() const { return static_cast<Side>(m_stack->currentIndex()); }

void SidePane::setSide(Side side)
{
    if (side == this->side())
        return refresh();
    m_buttons[side]->setChecked(true);
}

void SidePane::showSocket(SocketId socket)
{
    m_socket = socket;
    setSide(SocketSide);
}

void SidePane::showPort(Port port)
{
    m_port = port;
    setSide(PortSide);
}

void SidePane::focusText() { m_stack->currentWidget()->setFocus(); }

void SidePane::refresh()
{
    switch (side()) {
    case SocketSide:
        return refreshSocket();
    case PortSide:
        return refreshPort();
    case MachineSide:
        return refreshMachine();
    case HistorySide:
        return;
    }
}

void SidePane::take(const Sample &sample)
{
    const bool isEqual = m_written && sample.before == m_written && sample.difference.isEmpty();
    if (side() != PortSide || !isEqual || m_isWaiting)
        return refresh();
    m_written = sample.snapshot;
}

void SidePane::refreshSocket()
{
    const ListedSocket *socket = m_socket ? m_model->find(*m_socket) : nullptr;
    if (!socket)
        return hint(m_socketText, m_socket ? tr("The socket that was shown here has ended.")
                                           : tr("Choose a socket to see all that is known of it."));
    const auto facts = socket->phase == Phase::Ended ? std::nullopt : askTcpFacts(socket->record);
    write(m_socketText,
          InfoText(palette(), fixedFont(font()).family()).socket(*socket, m_model->machine(), facts, *m_registry));
}

void SidePane::refreshPort()
{
    if (!m_port || !m_model->snapshot())
        return hint(m_portText, tr("Type a number into \"Who has port\" above."));
    const std::vector<TransportUse> uses = whoHas(*m_port, *m_model->snapshot(), m_model->machine()).transports;
    m_isWaiting =
        std::any_of(uses.begin(), uses.end(), [](const TransportUse &use) { return use.milliseconds.has_value(); });
    m_written = m_model->snapshot();
    write(m_portText, InfoText(palette(), fixedFont(font()).family())
                          .port(*m_port, *m_model->snapshot(), m_model->machine(), *m_registry));
}

void SidePane::refreshMachine()
{
    EphemeralPicture::PortSet used;
    if (m_model->snapshot()) {
        for (const SocketRecord &socket : m_model->snapshot()->sockets)
            used.set(number(socket.local.port));
    }
    m_picture->show(m_model->machine().ephemeral, used);
    write(m_machineText,
          InfoText(palette(), fixedFont(font()).family()).machine(m_model->machine(), m_picture->usedCount()));
}

void SidePane::follow(const QUrl &link)
{
    const QString path = QUrl::fromPercentEncoding(link.path(QUrl::FullyEncoded).toLatin1());
    if (link.scheme() == u"copy")
        QApplication::clipboard()->setText(path);
    else if (link.scheme() == u"end")
        requestEnd(path.toInt());
    else if (const auto port = parsePort(path); port && link.scheme() == u"port")
        Q_EMIT openInReference(*port);
    else if (port && link.scheme() == u"who")
        Q_EMIT whoAsked(*port);
}

void SidePane::requestEnd(int pid)
{
    if (!m_model->snapshot())
        return;
    for (const SocketRecord &socket : m_model->snapshot()->sockets) {
        for (const ProcessRef &process : socket.processes()) {
            if (number(process->pid) == pid) {
                Q_EMIT endRequested(process);
                return;
            }
        }
    }
}

void SidePane::retranslate()
{
    m_buttons[SocketSide]->setText(tr("Socket"));
    m_buttons[PortSide]->setText(tr("Port"));
    m_buttons[MachineSide]->setText(tr("Machine"));
    m_buttons[HistorySide]->setText(tr("History"));
    m_socketText->setAccessibleName(tr("Details of the socket"));
    m_portText->setAccessibleName(tr("Who has the port"));
    m_machineText->setAccessibleName(tr("The machine's numbers"));
    m_historyView->setAccessibleName(tr("What came and went"));
    m_historyHint->setText(tr("Sockets that come and go while the list is watched are noted here."));
    refresh();
}

} // namespace quay
