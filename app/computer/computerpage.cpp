// SPDX-License-Identifier: MIT
#include "computer/computerpage.h"

#include "common/sockettext.h"
#include "computer/historymodel.h"
#include "computer/infotext.h"
#include "computer/processender.h"
#include "computer/sidepane.h"
#include "computer/socketchips.h"
#include "computer/socketexport.h"
#include "computer/socketmodel.h"
#include "computer/sockettable.h"
#include "look/metrics.h"
#include "look/togglebutton.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMetaMethod>
#include <QMimeData>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include <numeric>

namespace quay
{

using namespace system;

namespace
{

// Its addresses and ranges hardly ever change, and reading them takes longer than taking a sample in.
constexpr qint64 longestMachineAge = 5000; // milliseconds

} // namespace

ComputerPage::ComputerPage(Sampler *sampler, QWidget *parent)
    : Page(parent), m_sampler(sampler), m_registry(std::make_shared<const registry::Registry>()),
      m_model(new SocketModel(this)), m_history(new HistoryModel(this)), m_ender(new ProcessEnder(this)),
      m_markTimer(new QTimer(this)), m_filter(new QLineEdit(this)), m_who(new QLineEdit(this)),
      m_whoLabel(new QLabel(this)), m_chips(new SocketChips(this)), m_pause(new ToggleButton(this)),
      m_interval(new QComboBox(this)), m_views(new QStackedWidget(this)), m_table(new SocketTable(m_model)),
      m_empty(new QLabel), m_count(new QLabel(this)), m_command(new QLabel(this)), m_copyCommand(new QToolButton(this)),
      m_limits(new QLabel(this)), m_side(new SidePane(m_model, m_history)), m_splitter(new QSplitter(this))
{
    m_clock.start();
    m_markTimer->setSingleShot(true);
    build();
    connectParts();
    retranslate();
}

void ComputerPage::connectParts()
{
    connect(m_sampler, &Sampler::sampled, this, &ComputerPage::take);
    connect(m_sampler, &Sampler::failed, this, &ComputerPage::showProblem);
    connect(m_markTimer, &QTimer::timeout, this, &ComputerPage::expireMarks);
    connect(m_filter, &QLineEdit::textChanged, this, &ComputerPage::setQuery);
    connect(m_chips, &SocketChips::queryEdited, m_filter, &QLineEdit::setText);
    connect(m_empty, &QLabel::linkActivated, m_filter, &QLineEdit::setText);
    connect(m_who, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (const auto port = parsePort(text))
            askWho(*port);
    });
    connect(m_who, &QLineEdit::returnPressed, this, [this] { m_side->focusText(); });
    connect(m_pause, &QToolButton::toggled, this, &ComputerPage::applyPace);
    connect(m_interval, &QComboBox::currentIndexChanged, this, &ComputerPage::applyPace);
    connect(m_copyCommand, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(commandOfList()); });
    connect(m_table, &SocketTable::currentRowChanged, this,
            [this](int row) { m_side->showSocket(m_model->at(row).record.id); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ComputerPage::showContextMenu);
    connect(m_side, &SidePane::openInReference, this, &ComputerPage::openInReference);
    connect(m_side, &SidePane::whoAsked, this, &ComputerPage::askWho);
    connect(m_side, &SidePane::endRequested, m_ender, &ProcessEnder::request);
    connect(m_ender, &ProcessEnder::failed, this, &Page::failed);
    connect(m_ender, &ProcessEnder::ended, m_sampler, &Sampler::refresh);
    new QShortcut(QKeySequence::Find, this, m_filter, qOverload<>(&QWidget::setFocus)); // of the page in view only
    auto *completer = new QCompleter(socketQueryKeywords(), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setCompleter(completer);
}

void ComputerPage::setRegistry(const std::shared_ptr<const registry::Registry> &registry)
{
    m_registry = registry;
    m_model->setRegistry(registry);
    m_side->setRegistry(registry);
}

void ComputerPage::take(const Sample &sample)
{
    if (!isVisible())
        return;
    if (!m_machineAge.isValid() || m_machineAge.hasExpired(longestMachineAge)) {
        m_model->setMachine(std::make_shared<const Machine>(readMachine()));
        m_machineAge.start();
    }
    m_table->keepingPlace([&] { m_model->apply(sample, m_clock.elapsed()); });
    const ListedSocket *current = m_side->socket() ? m_model->find(*m_side->socket()) : nullptr;
    const bool isTimed = current && current->record.timer.kind != TimerKind::None;
    if (isTimed || !m_table->isColumnHidden(SocketColumns::Timer))
        m_model->updateTimers();
    m_history->add(sample, m_model->machine());
    m_hasSample = true;
    expireMarks();
    if (!m_table->currentIndex().isValid() && !m_side->socket() && m_model->rowCount() > 0)
        m_table->goTo(0);
    m_limits->setText(SocketText::limits(*sample.snapshot));
    m_limits->setVisible(!m_limits->text().isEmpty());
    showStatus();
    m_side->take(sample);
    m_ender->lookAfter(*sample.snapshot);
}

void ComputerPage::showProblem(const SourceError &error)
{
    if (m_hasSample)
        return; // the list of before stands
    m_empty->setText(QStringLiteral("<p>%1</p>").arg(SocketText::problem(error).toHtmlEscaped()));
    m_views->setCurrentWidget(m_empty);
}

void ComputerPage::expireMarks()
{
    m_table->keepingPlace([this] {
        const qint64 now = m_clock.elapsed();
        if (const auto next = m_model->expireMarks(now))
            m_markTimer->start(static_cast<int>(*next - now));
    });
}

void ComputerPage::setQuery(const QString &query)
{
    if (m_filter->text() != query)
        return m_filter->setText(query); // which comes back here
    m_chips->showQuery(query);
    m_model->setQuery(SocketQuery::parse(query));
    if (m_table->currentIndex().isValid())
        m_table->scrollTo(m_table->currentIndex());
    showStatus();
}

void ComputerPage::showStatus()
{
    if (!m_hasSample)
        return;
    const int rows = m_model->rowCount();
    const int shown = m_model->shownCount();
    m_count->setText(shown == m_model->socketCount()
                         ? tr("%n socket(s)", nullptr, shown)
                         : tr("%1 of %n socket(s)", nullptr, m_model->socketCount()).arg(shown));
    m_command->setText(QStringLiteral("<span style=\"font-family:'%1'\">%2</span>")
                           .arg(fixedFont(font()).family(), commandOfList().toHtmlEscaped()));
    m_views->setCurrentWidget(rows == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    if (rows > 0)
        return;
    const QString unknown = m_model->query().unknown;
    const QString reason = unknown.isEmpty() ? tr("No socket of this computer is like that.")
                                             : tr("%1 is not known as a filter.").arg(unknown.toHtmlEscaped());
    const auto example = [](const QString &query) { return QStringLiteral("<a href='%1'>%1</a>").arg(query); };
    m_empty->setText(QStringLiteral("<h3>%1</h3><p>%2</p>")
                         .arg(reason, tr("This may find something: %1, %2, %3. Or leave a word out.")
                                          .arg(example(QStringLiteral("is:listening")), example(QStringLiteral("tcp")),
                                               example(QStringLiteral("is:connected")))));
}

// What ss(8) would be asked for the same list, as far as its filters go.
QString ComputerPage::commandOfList() const
{
    const SocketQuery &query = m_model->query();
    const auto wants = [&query](Protocol protocol) {
        return query.protocols == 0 ? protocol == Protocol::Tcp || protocol == Protocol::Udp
                                    : (query.protocols >> static_cast<unsigned>(protocol) & 1U) != 0;
    };
    QString options = QStringLiteral("-");
    for (const auto &[protocol, letter] : {std::pair{Protocol::Tcp, u't'},
                                           {Protocol::Udp, u'u'},
                                           {Protocol::Sctp, u'S'},
                                           {Protocol::Dccp, u'd'},
                                           {Protocol::Raw, u'w'}}) {
        if (wants(protocol))
            options += letter;
    }
    const auto only = [](quint8 set, auto value) { return set == 1U << static_cast<unsigned>(value); };
    options += only(query.kinds, SocketQuery::Kind::Listening) ? u'l' : u'a';
    options += QStringLiteral("np");
    if (only(query.families, Family::V4))
        options += u'4';
    if (only(query.families, Family::V6))
        options += u'6';
    QStringList parts{QStringLiteral("ss"), options};
    if (only(query.kinds, SocketQuery::Kind::Connected))
        parts += QStringLiteral("state established");
    for (const PortInterval &ports : query.ports)
        parts +=
            ports.count() == 1
                ? QStringLiteral("'sport = :%1'").arg(number(ports.first))
                : QStringLiteral("'sport >= :%1 and sport <= :%2'").arg(number(ports.first)).arg(number(ports.last));
    return parts.join(u' ');
}

void ComputerPage::askWho(Port port)
{
    if (m_who->text() != QString::number(number(port)))
        m_who->setText(QString::number(number(port)));
    m_side->showPort(port);
}

void ComputerPage::showContextMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    const SocketRecord socket = m_model->at(index.row()).record;
    QMenu menu(this);
    menu.addAction(tr("Explain"), this, [this] {
        m_side->setSide(SidePane::SocketSide);
        m_side->focusText();
    });
    const auto transport = transportOf(socket.protocol);
    if (transport) {
        menu.addAction(tr("Who has port %1?").arg(number(socket.local.port)), this,
                       [this, socket] { askWho(socket.local.port); });
        menu.addAction(tr("Open in the reference"), this,
                       [this, socket] { Q_EMIT openInReference(socket.local.port); });
        if (isSignalConnected(QMetaMethod::fromSignal(&ComputerPage::tryInLab)))
            menu.addAction(tr("Try this port in the lab"), this, [this, socket, transport] {
                Q_EMIT tryInLab(*transport, socket.local.address, socket.local.port);
            });
    }
    menu.addSeparator();
    menu.addAction(tr("Copy as table"), this, &ComputerPage::copyTable);
    menu.addAction(tr("Copy the ss command"), this,
                   [socket] { QApplication::clipboard()->setText(InfoText::command(socket)); });
    for (const ProcessRef &process : socket.processes())
        menu.addAction(tr("End %1 (pid %2) ...").arg(SocketText::printable(process->name)).arg(number(process->pid)),
                       this, [this, process] { m_ender->request(process); });
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

bool ComputerPage::offers(Deed deed) const { return deed != Deed::Print; }

void ComputerPage::perform(Deed deed)
{
    switch (deed) {
    case Deed::Export:
        return exportTable();
    case Deed::Copy:
        return copyTable();
    case Deed::Print:
        return;
    }
}

// The selected rows; all of them where no more than one is, if so wanted.
std::vector<int> ComputerPage::chosenRows(bool allIfFew) const
{
    std::vector<int> rows = m_table->selectedRows();
    if (allIfFew && rows.size() < 2) {
        rows.resize(static_cast<std::size_t>(m_model->rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
}

void ComputerPage::copyTable() const
{
    const TableText table = tableOf(*m_model, chosenRows(false), m_table->visibleColumns());
    auto *content = new QMimeData;
    content->setText(table.toTabbed());
    content->setHtml(table.toHtml());
    QApplication::clipboard()->setMimeData(content);
}

void ComputerPage::exportTable()
{
    const std::vector<int> rows = chosenRows(true);
    const TableText table = tableOf(*m_model, rows, m_table->visibleColumns()); // as it is now, however long one looks
    const QByteArray json = toJson(*m_model, rows, *m_registry);
    QFileDialog dialog(this, tr("Export what is shown"), QString(),
                       tr("Comma-separated values (*.csv);;JSON (*.json);;Markdown (*.md)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("csv"));
    dialog.selectFile(QStringLiteral("sockets"));
    connect(&dialog, &QFileDialog::filterSelected, &dialog,
            [&](const QString &filter) { dialog.setDefaultSuffix(filter.section(u'.', -1).chopped(1)); });
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().constFirst();
    if (const auto result = writeTable(path, table, json); !result)
        Q_EMIT failed(
            tr("%1 could not be written (%2). Choose another folder or free some space.").arg(path, result.error()));
}

void ComputerPage::restore(const QSettings &settings)
{
    m_table->restoreLayout(settings.value(QStringLiteral("computer/columns")).toByteArray());
    m_splitter->restoreState(settings.value(QStringLiteral("computer/splitter")).toByteArray());
    m_interval->setCurrentIndex(
        m_interval->findData(settings.value(QStringLiteral("computer/interval"), 1000).toInt()));
    if (m_interval->currentIndex() < 0)
        m_interval->setCurrentIndex(m_interval->findData(1000));
    const int side = settings.value(QStringLiteral("computer/side"), 0).toInt();
    if (side >= 0 && side <= SidePane::HistorySide)
        m_side->setSide(static_cast<SidePane::Side>(side));
}

void ComputerPage::save(QSettings &settings) const
{
    settings.setValue(QStringLiteral("computer/columns"), m_table->saveLayout());
    settings.setValue(QStringLiteral("computer/splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("computer/interval"), m_interval->currentData());
    settings.setValue(QStringLiteral("computer/side"), int{m_side->side()});
}

void ComputerPage::takeFocus() { m_table->setFocus(); }

void ComputerPage::refresh() { m_sampler->refresh(); }

void ComputerPage::applyPace()
{
    if (!isVisible() || window()->isMinimized())
        return;
    m_sampler->setInterval(std::chrono::milliseconds(m_interval->currentData().toInt()));
    m_sampler->setPaused(m_pause->isChecked());
}

void ComputerPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    applyPace();
    m_sampler->refresh();
}

void ComputerPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_sampler->setPaused(true);
    m_markTimer->stop();
}

void ComputerPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace quay
