// SPDX-License-Identifier: MIT
#include "lab/programtree.h"

#include "look/meaning.h"
#include "look/metrics.h"
#include "look/programcolour.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <functional>

namespace quay
{

static QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

namespace
{

constexpr int socketRole = Qt::UserRole;
constexpr int programRole = Qt::UserRole + 1;

// What is typed goes to the lab, which decides; the tree shows what the lab says then.
class NameDelegate final : public QStyledItemDelegate
{
public:
    NameDelegate(std::function<void(const QModelIndex &, const QString &)> take, QObject *parent)
        : QStyledItemDelegate(parent), m_take(std::move(take))
    {
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *edit = qobject_cast<QLineEdit *>(editor);
        if (edit != nullptr && !edit->isModified())
            edit->setText(index.data().toString()); // what is being typed stays when the row changes
    }
    void setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const override
    {
        if (const auto *edit = qobject_cast<QLineEdit *>(editor))
            m_take(index, edit->text().trimmed());
    }

private:
    std::function<void(const QModelIndex &, const QString &)> m_take;
};

QIcon dot(const QColor &colour, int size, bool isHollow)
{
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, size / 8.0));
    painter.setBrush(isHollow ? Qt::transparent : colour);
    painter.drawEllipse(QRectF(size * 0.2, size * 0.2, size * 0.6, size * 0.6));
    return QIcon(picture);
}

} // namespace

QString stateWord(const lab::LabSocket &socket)
{
    using lab::TcpState;
    if (socket.opened.transport == Transport::Udp)
        return socket.facts.peer ? QStringLiteral("ESTAB") : QStringLiteral("UNCONN");
    switch (socket.facts.tcp) {
    case TcpState::None:
    case TcpState::Closed:
        return socket.facts.listening ? QStringLiteral("LISTEN") : QStringLiteral("CLOSED");
    case TcpState::Established:
        return QStringLiteral("ESTABLISHED");
    case TcpState::SynSent:
        return QStringLiteral("SYN-SENT");
    case TcpState::SynReceived:
        return QStringLiteral("SYN-RECEIVED");
    case TcpState::FinWait1:
        return QStringLiteral("FIN-WAIT-1");
    case TcpState::FinWait2:
        return QStringLiteral("FIN-WAIT-2");
    case TcpState::TimeWait:
        return QStringLiteral("TIME-WAIT");
    case TcpState::CloseWait:
        return QStringLiteral("CLOSE-WAIT");
    case TcpState::LastAck:
        return QStringLiteral("LAST-ACK");
    case TcpState::Listen:
        return QStringLiteral("LISTEN");
    case TcpState::Closing:
        return QStringLiteral("CLOSING");
    }
    Q_UNREACHABLE();
}

ProgramTree::ProgramTree(LabSession *session, QWidget *parent) : QTreeWidget(parent), m_session(session)
{
    setColumnCount(2);
    setHeaderHidden(true);
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setIndentation(5 * unit(this));
    setEditTriggers(NoEditTriggers);
    setItemDelegateForColumn(
        0, new NameDelegate([this](const QModelIndex &index, const QString &name) { takeName(index, name); }, this));
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item == nullptr)
            return;
        if (socketOf(item) != nullptr)
            Q_EMIT socketChosen(item->data(0, socketRole).toUInt());
        else
            Q_EMIT programChosen(item->text(0));
    });
}

QTreeWidgetItem *ProgramTree::programItem(const lab::LabProgram &program)
{
    QTreeWidgetItem *&item = m_programs[program.started.program];
    if (item == nullptr) {
        item = new QTreeWidgetItem(this);
        item->setFont(0, bold(font()));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setExpanded(true);
    }
    const QColor ink = programColour(int(program.started.program), palette());
    item->setIcon(0, dot(ink, fontMetrics().height(), program.ended.has_value()));
    item->setData(0, programRole, program.started.name);
    item->setText(0, script::fullProgram(program.started.name, program.started.host));
    item->setText(1, program.ended ? tr("ended") : tr("pid %1").arg(program.started.pid));
    item->setForeground(1, faintText(palette()));
    item->setForeground(0, program.ended ? QBrush(faintText(palette())) : QBrush());
    return item;
}

QTreeWidgetItem *ProgramTree::parentOf(const lab::LabSocket &socket)
{
    if (socket.opened.listener) {
        const auto listener = m_sockets.find(*socket.opened.listener);
        if (listener != m_sockets.end())
            return listener->second;
    }
    const auto program = m_programs.find(socket.opened.program);
    return program == m_programs.end() ? invisibleRootItem() : program->second;
}

void ProgramTree::showSocket(const lab::LabSocket &socket)
{
    QTreeWidgetItem *&item = m_sockets[socket.opened.socket];
    if (item == nullptr) {
        item = new QTreeWidgetItem(parentOf(socket));
        item->setData(0, socketRole, uint(socket.opened.socket));
        item->setFont(1, fixedFont(font()));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setExpanded(true);
    }
    QString text = socket.facts.local ? socket.facts.local->toString() : tr("no port");
    const bool isSession = socket.opened.listener.has_value();
    if (isSession && socket.facts.peer)
        text = QStringLiteral("↔ ") + socket.facts.peer->toString();
    const bool isPlain = isSession && socket.facts.tcp == lab::TcpState::Established;
    item->setData(0, programRole, programOf(item->parent()));
    item->setText(0, socket.opened.name);
    item->setText(1, isPlain ? text : text + u' ' + stateWord(socket));
    item->setToolTip(1, tr("%1, descriptor %2, inode %3; %4 bytes wait to be read")
                            .arg(stateWord(socket))
                            .arg(socket.opened.descriptor)
                            .arg(socket.opened.inode)
                            .arg(socket.facts.receiveQueue));
    item->setForeground(1, socket.closed ? QBrush(faintText(palette())) : QBrush());
    item->setForeground(0, socket.closed ? QBrush(faintText(palette())) : QBrush());
}

void ProgramTree::remove(rules::SocketId socket)
{
    const auto found = m_sockets.find(socket);
    if (found == m_sockets.end())
        return;
    for (const QTreeWidgetItem *child : found->second->takeChildren()) {
        m_sockets.erase(rules::SocketId(child->data(0, socketRole).toUInt()));
        delete child;
    }
    delete found->second;
    m_sockets.erase(found);
}

void ProgramTree::refresh()
{
    setAccessibleName(tr("Programs and their sockets"));
    const lab::LabState &lab = m_session->lab();
    if (m_programs.size() > lab.programs().size() || m_sockets.size() > lab.sockets().size()) {
        clear();
        m_programs.clear();
        m_sockets.clear();
    }
    for (const auto &[id, program] : lab.programs())
        programItem(program);
    for (const auto &[id, socket] : lab.sockets()) {
        if (!socket.opened.listener && !socket.gone)
            showSocket(socket);
    }
    for (const auto &[id, socket] : lab.sockets()) {
        if (socket.opened.listener && !socket.gone)
            showSocket(socket);
        else if (socket.gone)
            remove(id);
    }
}

void ProgramTree::select(rules::SocketId socket)
{
    if (const auto found = m_sockets.find(socket); found != m_sockets.end())
        setCurrentItem(found->second);
}

QString ProgramTree::programOf(const QTreeWidgetItem *item) const
{
    return item == nullptr ? QString() : item->data(0, programRole).toString();
}

const lab::LabSocket *ProgramTree::socketOf(const QTreeWidgetItem *item) const
{
    const QVariant id = item == nullptr ? QVariant() : item->data(0, socketRole);
    return id.isValid() ? m_session->lab().find(rules::SocketId(id.toUInt())) : nullptr;
}

// A session is called after its listener; a socket that the script gives no name is called after its program.
bool ProgramTree::isRenamable(const QTreeWidgetItem *item) const
{
    const lab::LabSocket *socket = socketOf(item);
    return item != nullptr && (socket == nullptr || (!socket->opened.listener && !socket->opened.name.contains(u'.')));
}

void ProgramTree::editName()
{
    QTreeWidgetItem *item = currentItem();
    if (!isRenamable(item))
        return;
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    editItem(item, 0);
}

void ProgramTree::editNameAgain(const lab::Renaming &renaming)
{
    const lab::LabSocket *socket = socketOf(currentItem());
    const bool isProgram = renaming.what == lab::Renaming::Of::Program;
    const QString present = isProgram && socket == nullptr    ? programOf(currentItem())
                            : !isProgram && socket != nullptr ? socket->opened.name
                                                              : QString();
    if (present.isEmpty() || present != renaming.from)
        return; // the user is elsewhere by now
    editName();
    if (auto *edit = qobject_cast<QLineEdit *>(indexWidget(currentIndex().siblingAtColumn(0)))) {
        edit->setText(renaming.to);
        edit->setModified(true); // so that it stays when the row changes
        edit->selectAll();
    }
}

void ProgramTree::takeName(const QModelIndex &index, const QString &name)
{
    const QTreeWidgetItem *item = itemFromIndex(index);
    const lab::LabSocket *socket = socketOf(item);
    if (socket == nullptr)
        Q_EMIT renamed({lab::Renaming::Of::Program, programOf(item), name});
    else
        Q_EMIT renamed({lab::Renaming::Of::Socket, socket->opened.name, name});
}

// `command` with the name of the current socket for %1.
void ProgramTree::ask(const QString &command)
{
    const lab::LabSocket *socket = socketOf(currentItem());
    const QString name = socket == nullptr ? QString() : socket->opened.name;
    Q_EMIT asked(programOf(currentItem()) + QStringLiteral(": ") + (name.isEmpty() ? command : command.arg(name)));
}

void ProgramTree::contextMenuEvent(QContextMenuEvent *event)
{
    QTreeWidgetItem *item = event->reason() == QContextMenuEvent::Mouse ? itemAt(event->pos()) : currentItem();
    if (item == nullptr)
        return;
    setCurrentItem(item);
    QMenu menu(this);
    const lab::LabSocket *socket = socketOf(item);
    const auto add = [&](const QString &text, const QString &command, const QKeySequence &key = {}) {
        QAction *action = menu.addAction(text, this, [this, command] { ask(command); });
        action->setShortcut(key);
        return action;
    };
    QAction *rename = menu.addAction(tr("Rename ..."), this, &ProgramTree::editName);
    rename->setShortcut(Qt::Key_F2);
    rename->setEnabled(isRenamable(item));
    menu.addSeparator();
    if (socket == nullptr) {
        add(tr("End %1").arg(programOf(item)), QStringLiteral("exit"), Qt::Key_Delete);
        add(tr("Kill %1").arg(programOf(item)), QStringLiteral("kill"), QKeySequence(Qt::SHIFT | Qt::Key_Delete));
    } else {
        const bool isTcp = socket->opened.transport == Transport::Tcp;
        if (!socket->facts.listening) {
            const QString name = socket->opened.name;
            menu.addAction(tr("Send a message ..."), this,
                           [this, item, name] { Q_EMIT sendRequested(programOf(item), name); });
        }
        if (socket->facts.listening) {
            const rules::Socket *known = m_session->model().find(socket->opened.socket);
            const bool accepts = known == nullptr || known->accepting;
            add(tr("Pause accepting"), QStringLiteral("pause %1"), Qt::Key_P)->setEnabled(accepts);
            add(tr("Resume accepting"), QStringLiteral("resume %1"), Qt::Key_R)->setEnabled(!accepts);
        } else if (isTcp) {
            add(tr("Shut down sending (FIN)"), QStringLiteral("shutdown %1"));
            add(tr("Reset (RST)"), QStringLiteral("reset %1"), QKeySequence(Qt::SHIFT | Qt::Key_Delete));
        }
        add(tr("Close"), QStringLiteral("close %1"), Qt::Key_Delete)->setEnabled(!socket->closed);
    }
    menu.exec(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                          : viewport()->mapToGlobal(visualItemRect(item).bottomLeft()));
}

void ProgramTree::keyPressEvent(QKeyEvent *event)
{
    const lab::LabSocket *socket = socketOf(currentItem());
    const bool isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->key() == Qt::Key_F2)
        return editName();
    if (event->key() == Qt::Key_Delete && currentItem() != nullptr) {
        if (socket == nullptr)
            ask(isShifted ? QStringLiteral("kill") : QStringLiteral("exit"));
        else
            ask(isShifted ? QStringLiteral("reset %1") : QStringLiteral("close %1"));
        return;
    }
    if (socket != nullptr && socket->facts.listening && event->key() == Qt::Key_P)
        return ask(QStringLiteral("pause %1"));
    if (socket != nullptr && socket->facts.listening && event->key() == Qt::Key_R)
        return ask(QStringLiteral("resume %1"));
    QTreeWidget::keyPressEvent(event);
}

void ProgramTree::paintEvent(QPaintEvent *event)
{
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(faintText(palette()));
    const int margin = 4 * unit(this);
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Programs, their sockets and their sessions stand here."));
}

void ProgramTree::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        refresh();
    if (event->type() != QEvent::FontChange)
        return;
    for (const auto &[id, item] : m_programs)
        item->setFont(0, bold(font()));
    for (const auto &[id, item] : m_sockets)
        item->setFont(1, fixedFont(font()));
}

} // namespace quay
