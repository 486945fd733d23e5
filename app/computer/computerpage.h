// SPDX-License-Identifier: MIT
#pragma once

#include "look/page.h"
#include "net/transport.h"
#include "registry/registry.h"
#include "system/machine.h"
#include "system/sampler.h"

#include <QElapsedTimer>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace quay
{

class HistoryModel;
class ProcessEnder;
class SidePane;
class SocketChips;
class SocketModel;
class SocketTable;

// The page "This computer": every socket, live; who has a port; the machine's own numbers; what came and went.
// Samples are taken only while the page is visible.
class ComputerPage final : public Page
{
    Q_OBJECT

public:
    // `sampler` must outlive the page; while the page is visible, its interval and pause are the page's.
    explicit ComputerPage(system::Sampler *sampler, QWidget *parent = nullptr);

    void setRegistry(const std::shared_ptr<const registry::Registry> &registry);
    void setQuery(const QString &query);
    // Gives the sampler the interval and the pause that were chosen here, if the page is visible.
    void applyPace();
    // Takes the list anew at once, also while it is paused.
    void refresh();
    // Answers "who has port N?" at the side.
    void askWho(Port port);

    [[nodiscard]] bool offers(Deed deed) const override;
    void perform(Deed deed) override;
    void restore(const QSettings &settings) override;
    void save(QSettings &settings) const override;
    void takeFocus() override;

Q_SIGNALS:
    void openInReference(quay::Port port);
    void tryInLab(quay::Transport transport, quay::Address address, quay::Port port);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildTop();
    [[nodiscard]] QWidget *buildLeft();
    void connectParts();
    void retranslate();
    void take(const system::Sample &sample);
    void showProblem(const system::SourceError &error);
    void expireMarks();
    void showStatus();
    void showContextMenu(const QPoint &position);
    [[nodiscard]] QString commandOfList() const;
    [[nodiscard]] std::vector<int> chosenRows(bool allIfFew) const;
    void copyTable() const;
    void exportTable();

    system::Sampler *m_sampler;
    std::shared_ptr<const registry::Registry> m_registry;
    SocketModel *m_model;
    HistoryModel *m_history;
    ProcessEnder *m_ender;
    QElapsedTimer m_clock;
    QElapsedTimer m_machineAge;
    QTimer *m_markTimer;
    bool m_hasSample = false;

    QLineEdit *m_filter;
    QLineEdit *m_who;
    QLabel *m_whoLabel;
    SocketChips *m_chips;
    QToolButton *m_pause;
    QComboBox *m_interval;
    QStackedWidget *m_views;
    SocketTable *m_table;
    QLabel *m_empty;
    QLabel *m_count;
    QLabel *m_command;
    QToolButton *m_copyCommand;
    QLabel *m_limits;
    SidePane *m_side;
    QSplitter *m_splitter;
};

} // namespace quay
