// SPDX-License-Identifier: MIT
#include "reference/referencepage.h"

#include "common/registrytext.h"
#include "look/icons.h"
#include "look/meaning.h"
#include "look/metrics.h"
#include "look/togglebutton.h"
#include "reference/bookmarks.h"
#include "reference/chips.h"
#include "reference/detailpane.h"
#include "reference/mappicture.h"
#include "reference/portmap.h"
#include "reference/portmodel.h"
#include "reference/porttable.h"
#include "reference/printing.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPrinter>
#include <QPrintPreviewDialog>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <numeric>

namespace quay
{

using namespace registry;
using namespace std::chrono_literals;

ReferencePage::ReferencePage(Bookmarks *bookmarks, QWidget *search, QWidget *parent)
    : Page(parent), m_search(search), m_bookmarks(bookmarks), m_model(new PortModel(this)), m_chips(new Chips(this)),
      m_listButton(new ToggleButton(this)), m_mapButton(new ToggleButton(this)), m_count(new QLabel(this)),
      m_views(new QStackedWidget(this)), m_table(new PortTable(m_model)), m_empty(new QLabel), m_mapSide(new QWidget),
      m_map(new PortMap), m_legend(new QLabel), m_detail(new DetailPane(bookmarks)), m_splitter(new QSplitter(this)),
      m_followDelay(new QTimer(this))
{
    build();
    connectParts();
    retranslate();
    m_model->setBookmarked(m_bookmarks->bookmarked());
    m_map->setBookmarked(m_bookmarks->bookmarked());
}

void ReferencePage::takeFocus() { m_search->setFocus(); }

void ReferencePage::build()
{
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : {m_listButton, m_mapButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        group->addButton(button);
    }
    m_listButton->setIcon(icon(QStringLiteral("list")));
    m_mapButton->setIcon(icon(QStringLiteral("map")));
    m_listButton->setChecked(true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(3 * unit(this), 2 * unit(this), 3 * unit(this), unit(this));
    bar->setSpacing(unit(this));
    bar->addWidget(m_chips, 1, Qt::AlignTop);
    bar->addWidget(m_listButton, 0, Qt::AlignTop);
    bar->addWidget(m_mapButton, 0, Qt::AlignTop);

    m_empty->setWordWrap(true);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(12 * unit(this));
    m_legend->setWordWrap(true);
    m_legend->setMargin(2 * unit(this));
    auto *mapSide = new QVBoxLayout(m_mapSide);
    mapSide->setContentsMargins({});
    mapSide->setSpacing(0);
    mapSide->addWidget(m_map, 1);
    mapSide->addWidget(m_legend);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_views->addWidget(m_table);
    m_views->addWidget(m_empty);
    m_views->addWidget(m_mapSide);
    m_count->setContentsMargins(3 * unit(this), unit(this), unit(this), unit(this));

    auto *left = new QWidget;
    auto *leftSide = new QVBoxLayout(left);
    leftSide->setContentsMargins({});
    leftSide->setSpacing(0);
    leftSide->addWidget(m_views, 1);
    leftSide->addWidget(m_count);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    const int letter = fontMetrics().averageCharWidth();
    m_splitter->setSizes({112 * letter, 66 * letter});
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_splitter, 1);
}

void ReferencePage::connectParts()
{
    // The pane waits until typing pauses, so that a keystroke costs no more than the table.
    m_followDelay->setSingleShot(true);
    m_followDelay->setInterval(90ms);
    connect(m_followDelay, &QTimer::timeout, this, &ReferencePage::showDetail);
    connect(m_chips, &Chips::queryEdited, this, [this](const QString &query) { Q_EMIT queryEdited(query); });
    connect(m_table, &PortTable::currentRowChanged, this, [this](int row) { setCurrentPort(m_model->portAt(row)); });
    connect(m_table, &PortTable::bookmarkToggled, this, [this](int row) {
        setCurrentPort(m_model->portAt(row));
        toggleBookmark();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ReferencePage::showContextMenu);
    connect(m_map, &PortMap::portChosen, this, &ReferencePage::setCurrentPort);
    connect(m_map, &PortMap::rangeChosen, this,
            [this](PortInterval range) { Q_EMIT queryEdited(withPorts(m_query, range)); });
    connect(m_detail, &DetailPane::portRequested, this, &ReferencePage::goTo);
    connect(m_detail, &DetailPane::labRequested, this, &ReferencePage::labRequested);
    connect(m_detail, &DetailPane::whoRequested, this, &ReferencePage::whoRequested);
    connect(m_mapButton, &QToolButton::toggled, this, [this](bool isMap) {
        showLegend();
        showStatus();
        Q_EMIT mapShownChanged(isMap);
    });
    new QShortcut(QKeySequence::Find, this, m_search, qOverload<>(&QWidget::setFocus)); // of the page in view only
    connect(m_empty, &QLabel::linkActivated, this, &ReferencePage::queryEdited);
    connect(m_bookmarks, &Bookmarks::changed, this, [this] {
        m_model->setBookmarked(m_bookmarks->bookmarked());
        m_map->setBookmarked(m_bookmarks->bookmarked());
    });
}

void ReferencePage::setRegistry(const std::shared_ptr<const Registry> &registry)
{
    m_model->setRegistry(registry);
    m_map->setRegistry(registry);
    m_detail->setRegistry(registry);
    answer();
}

void ReferencePage::setInUse(const PortsInUse &ports)
{
    const bool wasEmpty = m_model->rowCount() == 0;
    m_model->setInUse(ports);
    m_map->setInUse(ports.all());
    m_detail->setInUse(ports);
    if (wasEmpty)
        answer();
    else
        showStatus();
}

void ReferencePage::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_chips->showQuery(query);
    answer();
}

void ReferencePage::answer()
{
    const Query query = Query::parse(m_query);
    m_model->setQuery(query);
    m_map->setRange(query.ports.size() == 1 ? std::optional(query.ports.front()) : std::nullopt);
    showStatus();
    m_followDelay->start();
    if (m_model->rowCount() == 0)
        return;
    // What was typed is answered by the best row; an emptied field leaves one where one was.
    const std::optional<int> row = query.isEmpty() && m_port ? m_model->rowOf(*m_port) : std::optional(0);
    m_table->goTo(row.value_or(0));
    if (m_port)
        m_map->setCurrent(*m_port);
}

void ReferencePage::showStatus()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const bool isMap = m_mapButton->isChecked();
    m_views->setCurrentWidget(isMap ? m_mapSide : isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
    const bool isWrong = m_model->query().problem != Query::Problem::None;
    m_count->setText(isEmpty && isWrong && isMap ? emptyReason() : tr("%n row(s)", nullptr, m_model->rowCount()));
    if (!isEmpty || m_query.isEmpty()) // that finds whatever there is
        return;
    const auto example = [](const QString &query) {
        return QStringLiteral("<a href='%1'>%1</a>").arg(query.toHtmlEscaped());
    };
    m_empty->setTextInteractionFlags(Qt::TextBrowserInteraction); // not before: a label lays out a document for that
    m_empty->setText(QStringLiteral("<h3>%1</h3><p>%2</p>")
                         .arg(emptyReason().toHtmlEscaped(),
                              tr("This would find something: %1, %2, %3, %4. Or leave a word out.")
                                  .arg(example(QStringLiteral("443")), example(QStringLiteral("80-90 udp")),
                                       example(QStringLiteral("name:http")), example(QStringLiteral("mail")))));
}

// Why the query finds nothing.
QString ReferencePage::emptyReason() const
{
    const Query &query = m_model->query();
    if (const QString problem = RegistryText::problem(query); !problem.isEmpty())
        return problem;
    if (query.wants(Query::Mark::Bookmarked) && m_bookmarks->bookmarked().none())
        return tr("No port is bookmarked yet. Its star in the list, or Ctrl+D, bookmarks a port.");
    return tr("Nothing matches \"%1\".").arg(m_query.trimmed()) + RegistryText::unknownFilter(query);
}

void ReferencePage::showDetail()
{
    if (m_model->rowCount() == 0 && !m_query.trimmed().isEmpty())
        m_detail->explain(m_query.trimmed(), emptyReason());
    else if (m_port)
        m_detail->showPort(*m_port);
}

void ReferencePage::setCurrentPort(Port port)
{
    m_port = port;
    m_map->setCurrent(port);
    m_followDelay->start();
}

void ReferencePage::goTo(Port port)
{
    if (!m_model->rowOf(port))
        Q_EMIT queryEdited(QStringLiteral("port:") + QString::number(number(port)));
    if (const auto row = m_model->rowOf(port))
        m_table->goTo(*row);
    setCurrentPort(port);
    m_followDelay->stop();
    m_detail->showPort(port);
}

void ReferencePage::goToBestAnswer()
{
    if (m_model->rowCount() > 0)
        goTo(m_model->portAt(0));
    focusResults();
}

void ReferencePage::showMap(bool isMap) { (isMap ? m_mapButton : m_listButton)->setChecked(true); }

bool ReferencePage::isMapShown() const { return m_mapButton->isChecked(); }

void ReferencePage::focusResults()
{
    if (isMapShown())
        m_map->setFocus();
    else if (m_model->rowCount() > 0) // hidden, it would take the focus as soon as it is shown
        m_table->setFocus();
}

Selection ReferencePage::shown() const
{
    std::vector<int> rows = m_table->selectedRows();
    if (rows.size() < 2) {
        rows.resize(static_cast<std::size_t>(m_model->rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    return {*m_model, std::move(rows), m_table->visibleColumns()};
}

bool ReferencePage::offers(Deed) const { return true; }

void ReferencePage::perform(Deed deed)
{
    switch (deed) {
    case Deed::Export:
        return exportTable();
    case Deed::Print:
        return printTable();
    case Deed::Copy:
        return copyTable();
    }
}

void ReferencePage::copyTable() const
{
    const Selection selection{*m_model, m_table->selectedRows(), m_table->visibleColumns()};
    auto *content = new QMimeData;
    content->setText(toTabbed(selection));
    content->setHtml(toHtml(selection));
    QApplication::clipboard()->setMimeData(content);
}

void ReferencePage::exportTable()
{
    const QString filters = tr("Comma-separated values (*.csv);;JSON (*.json);;Markdown (*.md)");
    QFileDialog dialog(this, tr("Export what is shown"), QString(), filters);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("csv"));
    dialog.selectFile(QStringLiteral("ports"));
    connect(&dialog, &QFileDialog::filterSelected, &dialog,
            [&](const QString &filter) { dialog.setDefaultSuffix(filter.section(u'.', -1).chopped(1)); });
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().constFirst();
    if (const auto result = exportTo(path, shown()); !result)
        Q_EMIT failed(
            tr("%1 could not be written (%2). Choose another folder or free some space.").arg(path, result.error()));
}

void ReferencePage::printTable()
{
    QPrinter printer(QPrinter::HighResolution);
    QPrintPreviewDialog dialog(&printer, this);
    dialog.setWindowTitle(tr("Print what is shown"));
    const QString caption = m_query.isEmpty() ? tr("Ports") : tr("Ports: %1").arg(m_query);
    connect(&dialog, &QPrintPreviewDialog::paintRequested, this,
            [&](QPrinter *device) { print(*device, shown(), caption); });
    dialog.exec();
}

void ReferencePage::toggleBookmark()
{
    if (m_port && (isMapShown() || m_model->rowCount() > 0)) // it is in sight
        m_bookmarks->setBookmarked(*m_port, !m_bookmarks->isBookmarked(*m_port));
}

void ReferencePage::showContextMenu(const QPoint &position)
{
    if (!m_port)
        return;
    QMenu menu(this);
    menu.addAction(m_bookmarks->isBookmarked(*m_port) ? tr("Remove bookmark") : tr("Bookmark"), this,
                   &ReferencePage::toggleBookmark);
    const QModelIndex row = m_table->currentIndex();
    const Transport transport = row.isValid() ? m_model->entryAt(row.row()).transport() : Transport::Tcp;
    menu.addAction(tr("Try it in the lab"), this, [this, transport] { Q_EMIT labRequested(transport, *m_port); });
    menu.addAction(tr("Who has it here?"), this, [this] { Q_EMIT whoRequested(*m_port); });
    menu.addSeparator();
    menu.addAction(tr("Copy as table"), this, &ReferencePage::copyTable);
    menu.addAction(tr("Copy the number"), this,
                   [this] { QApplication::clipboard()->setText(QString::number(number(*m_port))); });
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

void ReferencePage::restore(const QSettings &settings)
{
    m_table->restoreLayout(settings.value(QStringLiteral("reference/columns")).toByteArray());
    m_splitter->restoreState(settings.value(QStringLiteral("reference/splitter")).toByteArray());
    showMap(settings.value(QStringLiteral("reference/map"), false).toBool());
}

void ReferencePage::save(QSettings &settings) const
{
    settings.setValue(QStringLiteral("reference/columns"), m_table->saveLayout());
    settings.setValue(QStringLiteral("reference/splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("reference/map"), isMapShown());
}

void ReferencePage::finish() { m_detail->keepNote(); }

void ReferencePage::retranslate()
{
    m_listButton->setText(tr("List"));
    m_mapButton->setText(tr("Map"));
    m_listButton->setToolTip(tr("The ports as a table"));
    m_mapButton->setToolTip(
        tr("All 65536 ports as one picture: hover tells, a click goes there, dragging takes a range"));
    m_table->setAccessibleName(tr("Ports"));
    m_model->retranslate();
    showLegend();
    showStatus();
    m_followDelay->start();
}

// Laid out only where it is looked at: its signs come from fonts that nothing else needs.
void ReferencePage::showLegend()
{
    if (!isMapShown())
        return m_legend->clear();
    QStringList parts;
    const auto add = [&](Meaning meaning, const QString &text) {
        parts += QStringLiteral("<span style='color:%1'>&#9632;</span>&nbsp;%2")
                     .arg(colour(meaning, palette()).name(), QString(text).replace(u' ', QStringLiteral("&nbsp;")));
    };
    add(Meaning::Both, tr("TCP and UDP"));
    add(Meaning::Tcp, tr("TCP only"));
    add(Meaning::Udp, tr("UDP only"));
    add(Meaning::OtherTransport, tr("SCTP or DCCP only"));
    add(Meaning::Reserved, tr("reserved"));
    parts += QStringLiteral("<span style='color:%1'>&#9679;</span>&nbsp;%2")
                 .arg(colour(Meaning::Bookmark, palette()).name(), tr("bookmark"));
    parts += QStringLiteral("&#9675;&nbsp;") + QString(tr("in use here")).replace(u' ', QStringLiteral("&nbsp;"));
    m_legend->setText(parts.join(QStringLiteral(" &nbsp; ")) + QStringLiteral("<br>") +
                      tr("Each row holds 256 ports. The lines mark where the user ports (1024) and the dynamic ports "
                         "(49152) begin."));
}

void ReferencePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace quay
