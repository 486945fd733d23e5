// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"
#include "registry/registry.h"
#include "system/sampler.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QListView;
class QStackedWidget;
class QTextBrowser;
class QToolButton;

namespace quay
{

class EphemeralPicture;
class HistoryModel;
class SocketModel;

// The side of the page "This computer": one socket, one port, the machine's own numbers, or what came and went. Only
// the one in sight is written.
class SidePane final : public QWidget
{
    Q_OBJECT

public:
    enum Side : quint8 { SocketSide, PortSide, MachineSide, HistorySide };

    // Both must outlive the pane.
    SidePane(const SocketModel *model, HistoryModel *history, QWidget *parent = nullptr);

    void setRegistry(const std::shared_ptr<const registry::Registry> &registry);
    [[nodiscard]] Side side() const;
    void setSide(Side side);
    // What is known of the socket; still about it when it has ended.
    void showSocket(system::SocketId socket);
    [[nodiscard]] std::optional<system::SocketId> socket() const { return m_socket; }
    // Who has the port.
    void showPort(Port port);
    // Moves the keyboard to the text in sight.
    void focusText();
    // After a sample that the model has applied. What the rules say of a port is worked out anew only where a socket
    // has changed, or waits for an end that comes nearer.
    void take(const system::Sample &sample);
    void refresh();
    void retranslate();

Q_SIGNALS:
    void openInReference(quay::Port port);
    void whoAsked(quay::Port port);
    void endRequested(const quay::system::ProcessRef &process);

private:
    void build(HistoryModel *history);
    [[nodiscard]] QWidget *buildHistory(HistoryModel *history);
    void refreshSocket();
    void refreshPort();
    void refreshMachine();
    void follow(const QUrl &link);
    void requestEnd(int pid);

    const SocketModel *m_model;
    std::shared_ptr<const registry::Registry> m_registry;
    std::optional<system::SocketId> m_socket;
    std::optional<Port> m_port;
    std::shared_ptr<const system::Snapshot> m_written; // the text of the port is of this one, or of one that is equal
    bool m_isWaiting = false;                          // the text of the port says how long still

    std::vector<QToolButton *> m_buttons;
    QStackedWidget *m_stack;
    QTextBrowser *m_socketText;
    QTextBrowser *m_portText;
    QTextBrowser *m_machineText;
    EphemeralPicture *m_picture;
    QLabel *m_historyHint; // until there is something to tell
    QListView *m_historyView;
};

} // namespace quay
