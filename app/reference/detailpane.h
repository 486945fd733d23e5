// SPDX-License-Identifier: MIT
#pragma once

#include "common/portsinuse.h"
#include "registry/registry.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QPlainTextEdit;
class QTextBrowser;
class QToolButton;

namespace quay
{

class Bookmarks;

// What is known of one port: facts, article, and the user's own bookmark and note.
class DetailPane final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailPane(Bookmarks *bookmarks, QWidget *parent = nullptr);

    void setRegistry(std::shared_ptr<const registry::Registry> registry);
    // Which ports have a socket on this computer, and whose.
    void setInUse(const PortsInUse &ports);
    void showPort(Port port);
    // In place of a port: what was asked for, and why it is none.
    void explain(const QString &asked, const QString &sentence);
    // Keeps what stands in the note; it is kept by itself a moment after typing too.
    void keepNote();

Q_SIGNALS:
    void portRequested(quay::Port port);
    // To bind it there.
    void labRequested(quay::Transport transport, quay::Port port);
    void whoRequested(quay::Port port);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void render();
    void refreshMarks();
    void follow(const QUrl &link);
    void followToPort(const QUrl &link);

    Bookmarks *m_bookmarks;
    std::shared_ptr<const registry::Registry> m_registry;
    PortsInUse m_inUse;
    QStringList m_holders; // as they are shown
    std::optional<Port> m_port;
    bool m_areNotesWhole = false; // of this port, after a click
    QTextBrowser *m_text;
    QToolButton *m_star;
    QLabel *m_noteLabel;
    QPlainTextEdit *m_note;
    QTimer m_noteDelay;
};

} // namespace quay
