// SPDX-License-Identifier: MIT
#include "computer/computerpage.h"

#include "common/sockettext.h"
#include "computer/ephemeralpicture.h"
#include "computer/historymodel.h"
#include "computer/infotext.h"
#include "computer/processender.h"
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
#include <QListView>
#include <QMenu>
#include <QMetaMethod>
#include <QMimeData>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>

#include <numeric>

namespace quay
{

using namespace system;

ComputerPage::ComputerPage(Sampler *sampler, QWidget *parent)
    : Page(parent), m_sampler(sampler), m_registry(std::make_shared<const registry::Registry>()),
      m_machine(std::make_shared<const Machine>()), m_model(new SocketModel(this)), m_history(new HistoryModel(this)),
      m_ender(new ProcessEnder(this)), m_markTimer(new QTimer(this)), m_filter(new QLineEdit(this)),
      m_who(new QLineEdit(this)), m_whoLabel(new QLabel(this)), m_chips(new SocketChips(this)),
      m_pause(new ToggleButton(this)), m_interval(new QComboBox(this)), m_views(new QStackedWidget(this)),
      m_table(new SocketTable(m_model)), m_empty(new QLabel), m_count(new QLabel(this)), m_command(new QLabel(this)),
      m_copyCommand(new QToolButton(this)), m_limits(new QLabel(this)), m_sides(new QStackedWidget(this)),
      m_picture(new EphemeralPicture(this)), m_historyView(new QListView(this)), m_splitter(new QSplitter(this))
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
    connect(m_who, &QLineEdit::returnPressed, this, [this] { m_portText->setFocus(); });
    connect(m_pause, &QToolButton::toggled, this, &ComputerPage::applyPace);
    connect(m_interval, &QComboBox::currentIndexChanged, this, &ComputerPage::applyPace);
    connect(m_copyCommand, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(commandOfList()); });
    connect(m_table, &SocketTable::currentRowChanged, this, [this](int row) {
        m_current = m_model->at(row).record.id;
        m_sideButtons[SocketSide]->setChecked(true);
        renderSide();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ComputerPage::showContextMenu);
    for (QTextBrowser *text : {m_socketText, m_portText, m_machineText})
        connect(text, &QTextBrowser::anchorClicked, this, &ComputerPage::follow);
    connect(m_ender, &ProcessEnder::failed, this, &Page::failed);
    connect(m_ender, &ProcessEnder::ended, m_sampler, &Sampler::refresh);
    auto *find = new QShortcut(QKeySequence::Find, this, m_filter, qOverload<>(&QWidget::setFocus));
    find->setContext(Qt::WidgetWithChildrenShortcut);
    auto *completer = new QCompleter(socketQueryKeywords(), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setCompleter(completer);
}

void ComputerPage::setRegistry(const std::shared_ptr<const registry::Registry> &registry)
{
    m_registry = registry;
    m_model->setRegistry(registry);
}

void ComputerPage::take(const Sample &sample)
{
    if (!isVisible())
        return;
    m_machine = std::make_shared<const Machine>(readMachine());
    m_model->setMachine(m_machine);
    m_table->keepingPlace([&] { m_model->apply(sample, m_clock.elapsed()); });
    m_history->add(sample, *m_machine);
    m_hasSample = true;
    expireMarks();
    if (!m_table->currentIndex().isValid() && !m_current && m_model->rowCount() > 0)
        m_table->goTo(0);
    m_limits->setText(SocketText::limits(*sample.snapshot));
    m_limits->setVisible(!m_limits->text().isEmpty());
    showStatus();
    renderSide();
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
    m_asked = port;
    if (m_who->text() != QString::number(number(port)))
        m_who->setText(QString::number(number(port)));
    m_sideButtons[PortSide]->setChecked(true);
    renderSide();
}

void ComputerPage::showSide(Side side)
{
    m_sides->setCurrentIndex(side);
    renderSide();
}

// Only what is in sight.
void ComputerPage::renderSide()
{
    const InfoText text(palette(), fixedFont(font()).family());
    switch (static_cast<Side>(m_sides->currentIndex())) {
    case SocketSide: {
        const ListedSocket *socket = m_current ? m_model->find(*m_current) : nullptr;
        if (socket)
            renderText(m_socketText,
                       text.socket(*socket, *m_machine,
                                   socket->phase == Phase::Ended ? std::nullopt : askTcpFacts(socket->record)));
        else if (m_current)
            renderText(m_socketText, QStringLiteral("<p>%1</p>").arg(tr("The socket that was shown here has ended.")));
        else
            renderText(m_socketText,
                       QStringLiteral("<p>%1</p>").arg(tr("Choose a socket to see all that is known of it.")));
        return;
    }
    case PortSide:
        if (m_asked && m_model->snapshot())
            renderText(m_portText, text.port(*m_asked, *m_model->snapshot(), *m_machine, *m_registry));
        else
            renderText(m_portText, QStringLiteral("<p>%1</p>").arg(tr("Type a number into \"Who has port\" above.")));
        return;
    case MachineSide: {
        EphemeralPicture::PortSet used;
        if (m_model->snapshot()) {
            for (const SocketRecord &socket : m_model->snapshot()->sockets)
                used.set(number(socket.local.port));
        }
        m_picture->show(m_machine->ephemeral, used);
        renderText(m_machineText, text.machine(*m_machine, m_picture->usedCount()));
        return;
    }
    case HistorySide:
        return;
    }
}

// A text that is the same is left alone, with what is selected in it.
void ComputerPage::renderText(QTextBrowser *browser, const QString &html)
{
    if (browser->property("shown").toString() == html)
        return;
    browser->setProperty("shown", html);
    const int place = browser->verticalScrollBar()->value();
    browser->setHtml(html);
    browser->verticalScrollBar()->setValue(place);
}

void ComputerPage::follow(const QUrl &link)
{
    const QString path = QUrl::fromPercentEncoding(link.path(QUrl::FullyEncoded).toLatin1());
    if (link.scheme() == u"copy")
        QApplication::clipboard()->setText(path);
    else if (link.scheme() == u"end")
        endProcess(path.toInt());
    else if (const auto port = parsePort(path); port && link.scheme() == u"port")
        Q_EMIT openInReference(*port);
    else if (port && link.scheme() == u"who")
        askWho(*port);
}

void ComputerPage::endProcess(int pid)
{
    if (!m_model->snapshot())
        return;
    for (const SocketRecord &socket : m_model->snapshot()->sockets) {
        for (const ProcessRef &process : socket.processes()) {
            if (number(process->pid) == pid)
                return m_ender->request(process);
        }
    }
}

void ComputerPage::showContextMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    const SocketRecord socket = m_model->at(index.row()).record;
    QMenu menu(this);
    menu.addAction(tr("Explain"), this, [this] {
        m_sideButtons[SocketSide]->setChecked(true);
        m_socketText->setFocus();
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
    if (side >= 0 && side <= HistorySide)
        m_sideButtons[static_cast<std::size_t>(side)]->setChecked(true);
}

void ComputerPage::save(QSettings &settings) const
{
    settings.setValue(QStringLiteral("computer/columns"), m_table->saveLayout());
    settings.setValue(QStringLiteral("computer/splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("computer/interval"), m_interval->currentData());
    settings.setValue(QStringLiteral("computer/side"), m_sides->currentIndex());
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
