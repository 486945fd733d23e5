// SPDX-License-Identifier: MIT
#include "window/mainwindow.h"

#include "common/registrytext.h"
#include "computer/computerpage.h"
#include "lab/labpage.h"
#include "look/lessmotion.h"
#include "reference/bookmarks.h"
#include "reference/referencepage.h"
#include "window/keptscript.h"
#include "window/labways.h"
#include "window/menurow.h"
#include "window/pages.h"
#include "window/searchfield.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
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

constexpr QLatin1StringView labName("lab");
constexpr QLatin1StringView computerName("computer");

} // namespace

MainWindow::MainWindow(const Places &places, QWidget *parent)
    : QMainWindow(parent), m_places(places),
      m_settings(std::make_unique<QSettings>(places.settings, QSettings::IniFormat)),
      m_bookmarks(
          new Bookmarks(places.data.isEmpty() ? QString() : places.data + QStringLiteral("/bookmarks.json"), this)),
      m_update(new RegistryUpdate(RegistryStore(places.data), this)), m_pages(new Pages), m_menuBar(new QMenuBar),
      m_search(new SearchField)
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
    setMenuWidget(new MenuRow(m_menuBar, m_search));
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
    m_reference = new ReferencePage(m_bookmarks, m_search);
    connect(m_reference, &ReferencePage::queryEdited, m_search, &QLineEdit::setText);
    connect(m_reference, &ReferencePage::labRequested, this, [this](Transport transport, Port port) {
        showPage(labName);
        m_lab->tryPort({Address::loopback(Family::V4), port}, transport);
    });
    connect(m_reference, &ReferencePage::whoRequested, this, [this](Port port) {
        showPage(computerName);
        m_computer->askWho(port);
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

// The reference says which ports are in use, and the lab counts with them; nobody looks there for changes within
// fractions of a second.
void MainWindow::pace()
{
    const bool isReference = isReferenceShown();
    const bool isComputer = m_computer && m_pages->current() == m_computer;
    const bool isLab = m_lab && m_pages->current() == m_lab;
    if (isMinimized() || (!isReference && !isComputer && !isLab)) {
        if (m_sampler)
            m_sampler->setPaused(true);
        return;
    }
    if (isComputer)
        return m_computer->applyPace();
    if (!isVisible())
        return;
    sampler()->setInterval(isLab ? 2s : 5s);
    sampler()->setPaused(false);
    sampler()->refresh();
}

void MainWindow::takeSample(const system::Sample &sample)
{
    if (m_reference && m_reference->isVisible())
        m_reference->setInUse(
            PortsInUse(sample.snapshot, std::make_shared<const system::Machine>(system::readMachine())));
    if (m_lab && m_lab->isVisible())
        m_lab->seeOthers(*sample.snapshot, system::readMachine());
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_isPainted, true))
        QMetaObject::invokeMethod(this, &MainWindow::complete, Qt::QueuedConnection);
}

// What the first picture can do without.
void MainWindow::complete() { QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/quayside.svg"))); }

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        pace();
}

Page *MainWindow::makeLab()
{
    m_keptScript = std::make_unique<KeptScript>(m_places.data);
    m_lab = new LabPage(realLab([this] { return m_registry; }), m_registry, m_keptScript->path());
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
        followSearch();
        m_pages->current()->takeFocus();
        followPage();
        // The window shows itself before it looks around.
        QTimer::singleShot(m_sampler ? 0ms : 700ms, this, &MainWindow::pace);
    });
    connect(m_search, &QLineEdit::textChanged, this, &MainWindow::followSearch);
    connect(m_search, &SearchField::helpRequested, this, &MainWindow::showQueryHelp);
    connect(m_search, &SearchField::bestAnswerRequested, this, &MainWindow::showBestAnswer);
    connect(m_search, &SearchField::answersRequested, this, [this] {
        showPage(referenceName);
        m_reference->focusResults();
    });
    connect(m_search, &SearchField::leaveRequested, this, &MainWindow::leaveSearch);
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
    m_bestAnswer.setRegistry(registry);
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

void MainWindow::goBack()
{
    m_update->goBack();
    statusBar()->showMessage(tr("The registry as of %1 is in use.").arg(m_registry->date().toString(Qt::ISODate)),
                             15000);
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

} // namespace quay
