// SPDX-License-Identifier: MIT
#include "window/mainwindow.h"

#include "common/registrytext.h"
#include "computer/computerpage.h"
#include "lab/labpage.h"
#include "lab/scriptpane.h"
#include "look/lessmotion.h"
#include "look/metrics.h"
#include "reference/bookmarks.h"
#include "reference/referencepage.h"
#include "reference/updatedialog.h"
#include "window/labways.h"
#include "window/pages.h"
#include "window/queryhelp.h"
#include "window/searchfield.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QStatusBar>
#include <QTimer>

#include <chrono>

namespace quay
{

using namespace registry;
using namespace std::chrono_literals;

namespace
{

constexpr QLatin1StringView referenceName("reference");
constexpr QLatin1StringView labName("lab");
constexpr QLatin1StringView computerName("computer");

} // namespace

MainWindow::MainWindow(const Places &places, QWidget *parent)
    : QMainWindow(parent), m_places(places),
      m_settings(std::make_unique<QSettings>(places.settings, QSettings::IniFormat)),
      m_bookmarks(
          new Bookmarks(places.data.isEmpty() ? QString() : places.data + QStringLiteral("/bookmarks.json"), this)),
      m_update(new RegistryUpdate(RegistryStore(places.data), this)), m_pages(new Pages)
{
    setWindowTitle(QStringLiteral("Quayside"));
    setAcceptDrops(true);
    build();
    addPages();
    connectParts();
    m_appearance.setTheme(parseTheme(m_settings->value(QStringLiteral("theme")).toString()));
    m_appearance.setTextFactor(m_settings->value(QStringLiteral("textFactor"), 1.0).toDouble());
    const QString language = m_settings->value(QStringLiteral("language")).toString();
    speak(language.isEmpty() ? systemLanguage() : QLocale(language).language()); // makes the menus, which show the rest
    loadRegistry();
    m_pages->show(m_settings->value(QStringLiteral("page")).toString());
    if (!m_pages->current())
        m_pages->show(referenceName);
    if (!restoreGeometry(m_settings->value(QStringLiteral("geometry")).toByteArray()))
        resize(QSize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 46)
                   .boundedTo(screen()->availableSize() * 9 / 10)); // the frame needs room too
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    setCentralWidget(m_pages);
    setContextMenuPolicy(Qt::NoContextMenu);
}

// The order of the rail.
void MainWindow::addPages()
{
    m_pages->add({.name = referenceName,
                  .icon = QStringLiteral("reference"),
                  .keys = QKeySequence(Qt::CTRL | Qt::Key_1),
                  .title = [] { return tr("&Reference"); },
                  .make = [this] { return makeReference(); }});
    m_pages->add({.name = labName,
                  .icon = QStringLiteral("lab"),
                  .keys = QKeySequence(Qt::CTRL | Qt::Key_2),
                  .title = [] { return tr("La&b"); },
                  .make = [this] { return makeLab(); }});
    m_pages->add({.name = computerName,
                  .icon = QStringLiteral("computer"),
                  .keys = QKeySequence(Qt::CTRL | Qt::Key_3),
                  .title = [] { return tr("&This computer"); },
                  .make = [this] { return makeComputer(); }});
}

Page *MainWindow::makeReference()
{
    m_search = new SearchField(this);
    m_search->setMinimumHeight(m_search->sizeHint().height() + 2 * unit(this));
    m_reference = new ReferencePage(m_bookmarks, m_search);
    connect(m_search, &SearchField::helpRequested, this, &MainWindow::showQueryHelp);
    connect(m_search, &QLineEdit::textChanged, m_reference, &ReferencePage::setQuery);
    connect(m_search, &SearchField::bestAnswerRequested, m_reference, &ReferencePage::goToBestAnswer);
    connect(m_search, &SearchField::answersRequested, m_reference, &ReferencePage::focusResults);
    connect(m_reference, &ReferencePage::queryEdited, m_search, &QLineEdit::setText);
    connect(m_reference, &ReferencePage::labRequested, this, [this](Port port) {
        showPage(labName);
        m_lab->tryPort({Address::loopback(Family::V4), port}, Transport::Tcp);
    });
    m_reference->setRegistry(m_registry);
    return m_reference;
}

Page *MainWindow::makeComputer()
{
    m_computer = new ComputerPage(sampler());
    m_computer->setRegistry(m_registry);
    connect(m_computer, &ComputerPage::openInReference, this, [this](Port port) {
        showPage(referenceName);
        m_reference->goTo(port);
    });
    connect(m_computer, &ComputerPage::tryInLab, this, [this](Transport transport, const Address &address, Port port) {
        showPage(labName);
        m_lab->tryPort({address, port}, transport);
    });
    return m_computer;
}

ComputerPage *MainWindow::computer()
{
    m_pages->make(computerName);
    return m_computer;
}

void MainWindow::useSockets(std::unique_ptr<system::SocketSource> source)
{
    m_sampler = new system::Sampler(std::move(source), this);
    connect(m_sampler, &system::Sampler::sampled, this, &MainWindow::takeSample);
}

// Not before somebody wants to know: it has a thread.
system::Sampler *MainWindow::sampler()
{
    if (!m_sampler)
        useSockets(system::systemSockets());
    return m_sampler;
}

// The reference says which ports are in use; nobody looks at it for changes within seconds.
void MainWindow::pace()
{
    const bool isReference = m_reference && m_pages->current() == m_reference;
    const bool isComputer = m_computer && m_pages->current() == m_computer;
    if (isMinimized() || (!isReference && !isComputer)) {
        if (m_sampler)
            m_sampler->setPaused(true);
        return;
    }
    if (isComputer)
        return m_computer->applyPace();
    if (!isVisible())
        return;
    sampler()->setInterval(5s);
    sampler()->setPaused(false);
    sampler()->refresh();
}

void MainWindow::takeSample(const system::Sample &sample)
{
    if (m_reference && m_reference->isVisible())
        m_reference->setInUse(
            PortsInUse(sample.snapshot, std::make_shared<const system::Machine>(system::readMachine())));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        pace();
}

Page *MainWindow::makeLab()
{
    const QString script = m_places.data.isEmpty() ? QString() : m_places.data + QStringLiteral("/script.lab");
    m_lab = new LabPage(realLab([this] { return m_registry; }), m_registry, script);
    m_lab->setReducedMotion(isMotionReduced());
    return m_lab;
}

LabPage *MainWindow::lab()
{
    m_pages->make(labName);
    return m_lab;
}

ReferencePage *MainWindow::reference()
{
    m_pages->make(referenceName);
    return m_reference;
}

void MainWindow::showPage(const QString &name) { m_pages->show(name); }

LabPage *MainWindow::showLab()
{
    showPage(labName);
    return m_lab;
}

void MainWindow::connectParts()
{
    connect(m_pages, &Pages::made, this, [this](Page *page) {
        connect(page, &Page::failed, this, &MainWindow::report);
        page->restore(*m_settings);
    });
    connect(m_pages, &Pages::shown, this, [this] {
        m_pages->current()->takeFocus();
        followPage();
        // The window shows itself before it looks around.
        QTimer::singleShot(m_sampler ? 0ms : 700ms, this, &MainWindow::pace);
    });
    connect(m_update, &RegistryUpdate::proven, this, &MainWindow::considerRegistry);
    connect(m_update, &RegistryUpdate::failed, this, &MainWindow::report);
    connect(m_update, &RegistryUpdate::adopted, this, &MainWindow::adopt);
    connect(m_bookmarks, &Bookmarks::damageFound, this, &MainWindow::reportDamage);
    connect(m_bookmarks, &Bookmarks::saveFailed, this, [this](const QString &path, const QString &reason) {
        report(tr("Your bookmarks and notes could not be kept in %1 (%2). They last until the window closes.")
                   .arg(path, reason));
    });
}

void MainWindow::loadRegistry()
{
    const RegistryStore store(m_places.data);
    RegistryStore::Current current = store.load();
    adopt(std::make_shared<const Registry>(std::move(current.registry)));
    if (current.damage)
        report(tr("Your imported registry could not be used; the shipped one is. %1")
                   .arg(RegistryText::problem(*current.damage, store.path())));
    if (!m_bookmarks->setAside().isEmpty())
        reportDamage(m_bookmarks->setAside());
}

void MainWindow::reportDamage(const QString &setAside)
{
    report(tr("The file with your bookmarks and notes was damaged. It was put aside as %1; nothing in it was changed.")
               .arg(setAside));
}

void MainWindow::adopt(const std::shared_ptr<const Registry> &registry)
{
    m_update->setCurrent(registry);
    m_registry = registry;
    if (m_reference)
        m_reference->setRegistry(registry);
    if (m_computer)
        m_computer->setRegistry(registry);
}

void MainWindow::considerRegistry(const NewRegistry &fresh)
{
    const QString summary = RegistryText::change(fresh.change, fresh.registry->date());
    if (fresh.isSuspicious()) {
        const auto answer =
            QMessageBox::question(this, tr("Use this registry?"),
                                  tr("%1 That is far fewer than the %n now in use; perhaps the file is not complete.",
                                     nullptr, fresh.change.before)
                                      .arg(summary));
        if (answer != QMessageBox::Yes)
            return;
    }
    m_update->adopt(fresh);
    statusBar()->showMessage(summary, 15000);
}

void MainWindow::openRegistryFile(const QString &path) { m_update->readFile(path); }

bool MainWindow::isOfTheLab(const QString &path)
{
    return path.endsWith(QLatin1StringView(".lab")) || path.endsWith(QLatin1StringView(".recording"));
}

void MainWindow::openFile(const QString &path)
{
    if (!isOfTheLab(path))
        return openRegistryFile(path);
    if (!showLab()->scriptPane()->mayBeReplaced())
        return;
    if (path.endsWith(QLatin1StringView(".lab")))
        m_lab->scriptPane()->openFile(path);
    else
        m_lab->replay(path);
}

void MainWindow::chooseRegistryFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Take in a newer registry"), QString(),
                                                      tr("IANA's registry (*.csv *.xml);;All files (*)"));
    if (!path.isEmpty())
        openRegistryFile(path);
}

void MainWindow::fetchRegistry()
{
    const QString key = QStringLiteral("updateAddress");
    UpdateDialog dialog(m_settings->value(key, RegistryDownload::defaultAddress()).toUrl(), this);
    connect(&dialog, &UpdateDialog::fetched, m_update, &RegistryUpdate::readContent);
    if (dialog.exec() == QDialog::Accepted)
        m_settings->setValue(key, dialog.address());
}

void MainWindow::ask(const QString &query)
{
    showPage(referenceName);
    m_search->setText(query);
    if (!query.isEmpty())
        m_reference->goToBestAnswer();
}

void MainWindow::speak(QLocale::Language language)
{
    m_speech.speak(language);
    const QLocale locale(language);
    QLocale::setDefault(locale);
    setLocale(locale);
    buildMenus();
}

void MainWindow::showReference(bool isMap)
{
    showPage(referenceName);
    m_reference->showMap(isMap);
}

void MainWindow::search()
{
    showPage(referenceName);
    m_search->setFocus();
    m_search->selectAll();
}

void MainWindow::setTheme(Theme theme)
{
    m_appearance.setTheme(theme);
    m_settings->setValue(QStringLiteral("theme"), themeName(theme));
}

bool MainWindow::isMotionReduced() const
{
    return m_settings->value(QStringLiteral("reducedMotion"), isLessMotionWanted(*style())).toBool();
}

void MainWindow::setReducedMotion(bool reduced)
{
    m_settings->setValue(QStringLiteral("reducedMotion"), reduced);
    if (m_lab)
        m_lab->setReducedMotion(reduced);
}

void MainWindow::scaleText(double factor)
{
    m_appearance.setTextFactor(factor);
    m_settings->setValue(QStringLiteral("textFactor"), m_appearance.textFactor());
}

void MainWindow::showQueryHelp()
{
    auto *help = new QueryHelp(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    connect(help, &QueryHelp::exampleChosen, this, [this](const QString &query) {
        showPage(referenceName);
        m_search->setText(query);
    });
    help->show();
}

// Without keeping the program busy: the sentence waits in a box that can be read and closed at leisure.
void MainWindow::report(const QString &sentence)
{
    auto *box = new QMessageBox(QMessageBox::Warning, QStringLiteral("Quayside"), sentence, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (Page *page : m_pages->existing()) {
        page->finish();
        page->save(*m_settings);
    }
    m_settings->setValue(QStringLiteral("page"), m_pages->currentName());
    m_settings->setValue(QStringLiteral("geometry"), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openFile(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

} // namespace quay
