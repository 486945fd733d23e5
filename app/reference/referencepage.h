// SPDX-License-Identifier: MIT
#pragma once

#include "common/portsinuse.h"
#include "look/page.h"
#include "reference/exporting.h"
#include "registry/registry.h"

#include <memory>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace quay
{

class Bookmarks;
class Chips;
class DetailPane;
class PortMap;
class PortModel;
class PortTable;

// The page "Reference": filters above, the ports as table or as map at the left, what is known of one at the right.
class ReferencePage final : public Page
{
    Q_OBJECT

public:
    // `search`: the field in the window whose text is the query; one begins there. Must outlive the page's use.
    ReferencePage(Bookmarks *bookmarks, QWidget *search, QWidget *parent = nullptr);

    void setRegistry(const std::shared_ptr<const registry::Registry> &registry);
    // Which ports have a socket on this computer, and whose.
    void setInUse(const PortsInUse &ports);
    void setQuery(const QString &query);
    // Shows the port, leaving the query where it shows it too.
    void goTo(Port port);
    // The first answer, as Return in the search field asks for: a number goes there even if unassigned.
    void goToBestAnswer();
    void showMap(bool isMap);
    [[nodiscard]] bool isMapShown() const;
    void focusResults();

    // The selected rows, or all that are shown where no more than one is; the columns as they stand.
    [[nodiscard]] Selection shown() const;
    [[nodiscard]] bool offers(Deed deed) const override;
    void perform(Deed deed) override;
    void toggleBookmark();

    void restore(const QSettings &settings) override;
    void save(QSettings &settings) const override;
    void takeFocus() override;
    // Keeps what is still being typed into a note.
    void finish() override;

Q_SIGNALS:
    // To bind it there.
    void labRequested(quay::Transport transport, quay::Port port);
    // Who has it on this computer.
    void whoRequested(quay::Port port);
    // The page itself changed what is asked for: a chip, a range on the map.
    void queryEdited(const QString &query);
    void mapShownChanged(bool isMap);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void answer();
    void copyTable() const;
    void exportTable();
    void printTable();
    void showLegend();
    void showStatus();
    [[nodiscard]] QString emptyReason() const;
    void showDetail();
    void setCurrentPort(Port port);
    void showContextMenu(const QPoint &position);

    QString m_query;
    std::optional<Port> m_port;
    QWidget *m_search;
    Bookmarks *m_bookmarks;
    PortModel *m_model;
    Chips *m_chips;
    QToolButton *m_listButton;
    QToolButton *m_mapButton;
    QLabel *m_count;
    QStackedWidget *m_views;
    PortTable *m_table;
    QLabel *m_empty;
    QWidget *m_mapSide;
    PortMap *m_map;
    QLabel *m_legend;
    DetailPane *m_detail;
    QSplitter *m_splitter;
    QTimer *m_followDelay;
};

} // namespace quay
