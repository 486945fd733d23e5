// SPDX-License-Identifier: MIT
#pragma once

#include "lab/labsession.h"

#include <QTreeWidget>

#include <map>
#include <set>

namespace quay
{

// The programs, their sockets, and the sessions of those: what the lab's events tell. What is asked of one from its
// menu or by key is a statement of the lab like any other.
class ProgramTree final : public QTreeWidget
{
    Q_OBJECT

public:
    // The session must outlive the tree.
    explicit ProgramTree(LabSession *session, QWidget *parent = nullptr);

    // Takes over what has changed, without losing selection or place.
    void refresh();
    void select(rules::SocketId socket);
    // Lets the user type another name for what is current, if it can have one.
    void editName();
    // The name can't be had: what was typed stands there to be changed.
    void editNameAgain(const lab::Renaming &renaming);

Q_SIGNALS:
    void socketChosen(quint32 socket);
    void programChosen(const QString &name);
    void sendRequested(const QString &program, const QString &socket);
    // A statement as lab script.
    void asked(const QString &line);
    // What the user typed; whether it may be is not known yet.
    void renamed(const quay::lab::Renaming &renaming);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QTreeWidgetItem *programItem(const lab::LabProgram &program);
    void showSocket(const lab::LabSocket &socket);
    QTreeWidgetItem *parentOf(const lab::LabSocket &socket);
    void remove(rules::SocketId socket);
    void takeName(const QModelIndex &index, const QString &name);
    [[nodiscard]] bool isRenamable(const QTreeWidgetItem *item) const;
    void ask(const QString &command);
    [[nodiscard]] QString programOf(const QTreeWidgetItem *item) const;
    [[nodiscard]] const lab::LabSocket *socketOf(const QTreeWidgetItem *item) const;

    LabSession *m_session;
    std::map<rules::ProgramId, QTreeWidgetItem *> m_programs;
    std::map<rules::SocketId, QTreeWidgetItem *> m_sockets;
};

// "LISTEN", "ESTABLISHED", "bound", ...: as ss(8) and RFC 9293 have it.
[[nodiscard]] QString stateWord(const lab::LabSocket &socket);

} // namespace quay
