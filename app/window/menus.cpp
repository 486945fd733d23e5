// SPDX-License-Identifier: MIT
// The menus of the main window; made anew when the language changes.
#include "lab/labpage.h"
#include "lab/scriptpane.h"
#include "look/theme.h"
#include "reference/referencepage.h"
#include "window/mainwindow.h"
#include "window/pages.h"
#include "window/searchfield.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>

namespace quay
{

void MainWindow::buildMenus()
{
    // QMenuBar::clear() would only take them out of sight.
    qDeleteAll(menuBar()->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    m_deeds.clear();
    m_pageChoices.clear();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildHelpMenu();
    followPage();
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    menu->addAction(tr("&Open a lab script ..."), QKeySequence::Open, this,
                    [this] { showLab()->scriptPane()->open(); });
    menu->addAction(tr("&Save the lab script"), QKeySequence::Save, this, [this] { showLab()->scriptPane()->save(); });
    menu->addAction(tr("Save the lab script &as ..."), QKeySequence::SaveAs, this,
                    [this] { showLab()->scriptPane()->saveAs(); });
    QAction *record = menu->addAction(tr("&Record the lab ..."), this, [this] {
        const bool isRecording = m_lab && m_lab->session()->isRecording();
        return isRecording ? m_lab->stopRecording() : showLab()->startRecording();
    });
    connect(menu, &QMenu::aboutToShow, this, [this, record] {
        const bool isRecording = m_lab && m_lab->session()->isRecording();
        record->setText(isRecording ? tr("Stop &recording the lab") : tr("&Record the lab ..."));
    });
    menu->addAction(tr("Replay a recor&ding ..."), this, [this] { showLab()->openRecording(); });
    menu->addSeparator();
    addDeed(menu, tr("&Export what is shown ..."), QKeySequence(Qt::CTRL | Qt::Key_E), Page::Deed::Export);
    addDeed(menu, tr("&Print what is shown ..."), QKeySequence::Print, Page::Deed::Print);
    menu->addSeparator();
    menu->addAction(tr("&Take in a newer registry ..."), this, &MainWindow::chooseRegistryFile);
    menu->addAction(tr("&Update from IANA ..."), this, &MainWindow::fetchRegistry);
    menu->addAction(tr("Go &back to the registry before"), this, &MainWindow::goBack);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

// Something that the page in view may offer.
void MainWindow::addDeed(QMenu *menu, const QString &text, const QKeySequence &keys, Page::Deed deed)
{
    m_deeds.emplace_back(menu->addAction(text, keys, this, [this, deed] { m_pages->current()->perform(deed); }), deed);
}

void MainWindow::followPage()
{
    const Page *page = m_pages->current();
    for (const auto &[action, deed] : m_deeds)
        action->setEnabled(page && page->offers(deed));
    for (QAction *action : m_pageChoices)
        action->setChecked(action->data() == m_pages->currentName());
    m_bookmarkThis->setEnabled(page && page == m_reference);
    m_stageOnly->setEnabled(page && page == m_lab);
    // F1 helps with what one is at.
    const bool isLab = page && page == m_lab;
    m_help[isLab ? 0 : 1]->setShortcut(QKeySequence());
    m_help[isLab ? 1 : 0]->setShortcut(QKeySequence::HelpContents);
}

void MainWindow::buildEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    menu->addAction(tr("&Search"), QKeySequence(Qt::CTRL | Qt::Key_K), this, &MainWindow::search);
    addDeed(menu, tr("&Copy as table"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), Page::Deed::Copy);
    m_bookmarkThis = menu->addAction(tr("&Bookmark this port"), QKeySequence(Qt::CTRL | Qt::Key_D), this,
                                     [this] { m_reference->toggleBookmark(); });
}

void MainWindow::buildViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    auto *pages = new QActionGroup(menu);
    for (const Pages::Entry &entry : m_pages->entries()) {
        QAction *action =
            menu->addAction(entry.title(), entry.keys, this, [this, name = entry.name] { showPage(name); });
        action->setCheckable(true);
        action->setData(entry.name);
        pages->addAction(action);
        m_pageChoices += action;
    }
    menu->addSeparator();
    menu->addAction(tr("&List"), QKeySequence(Qt::CTRL | Qt::Key_L), this, [this] { showReference(false); });
    menu->addAction(tr("&Map"), QKeySequence(Qt::CTRL | Qt::Key_M), this, [this] { showReference(true); });
    m_stageOnly = menu->addAction(tr("Onl&y the stage"), QKeySequence(Qt::Key_F9), this,
                                  [this](bool only) { showLab()->setStageOnly(only); });
    m_stageOnly->setToolTip(tr("The lab without programs, form and log, for a class to look at"));
    m_stageOnly->setCheckable(true);
    m_stageOnly->setChecked(m_lab != nullptr && m_lab->isStageOnly());
    menu->addSeparator();
    menu->addAction(tr("L&arger text"), QKeySequence::ZoomIn, this,
                    [this] { scaleText(m_appearance.textFactor() * 1.1); });
    menu->addAction(tr("&Smaller text"), QKeySequence::ZoomOut, this,
                    [this] { scaleText(m_appearance.textFactor() / 1.1); });
    menu->addAction(tr("&Normal text"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] { scaleText(1); });

    QAction *less = menu->addAction(tr("Less m&otion"), this, &MainWindow::setReducedMotion);
    less->setToolTip(tr("Messages of the lab appear in their places without travelling there"));
    less->setCheckable(true);
    less->setChecked(isMotionReduced());

    const auto choice = [this](QMenu *choices, const QString &text, bool isOn, auto action) {
        QAction *item = choices->addAction(text);
        item->setCheckable(true);
        item->setChecked(isOn);
        choices->findChild<QActionGroup *>()->addAction(item);
        connect(item, &QAction::triggered, this, action);
    };
    QMenu *themes = menu->addMenu(tr("&Colours"));
    new QActionGroup(themes);
    const Theme now = m_appearance.theme();
    choice(themes, tr("As the &desktop"), now == Theme::System, [this] { setTheme(Theme::System); });
    choice(themes, tr("&Light"), now == Theme::Light, [this] { setTheme(Theme::Light); });
    choice(themes, tr("Dar&k"), now == Theme::Dark, [this] { setTheme(Theme::Dark); });

    QMenu *tongues = menu->addMenu(tr("Lan&guage"));
    new QActionGroup(tongues);
    for (const QLocale::Language language : languages()) {
        // Each in its own words, so that it is found whatever is spoken now. After this menu is gone: it is made anew.
        choice(tongues, QLocale(language, QLocale::World).nativeLanguageName(), m_speech.language() == language,
               [this, language] {
                   m_settings->setValue(QStringLiteral("language"), QLocale(language).name());
                   QMetaObject::invokeMethod(
                       this, [this, language] { speak(language); }, Qt::QueuedConnection);
               });
    }
}

void MainWindow::buildHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    m_help = {menu->addAction(tr("How to &search"), this, &MainWindow::showQueryHelp),
              menu->addAction(tr("The &lab script"), this, &MainWindow::showScriptHelp)};
    menu->addAction(tr("&About Quayside"), this, &MainWindow::showAbout);
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Quayside"),
                       tr("<h3>Quayside %1</h3><p>Network ports: what they are for, and what the operating system does "
                          "with them.</p><p>The registry's facts are IANA's, dedicated to the public domain (CC0). The "
                          "program is free software under the MIT licence.</p>")
                           .arg(QApplication::applicationVersion()));
}

} // namespace quay
