// SPDX-License-Identifier: MIT
#pragma once

#include "common/language.h"
#include "look/page.h"
#include "look/theme.h"
#include "reference/registryupdate.h"
#include "system/sampler.h"

#include <QMainWindow>
#include <QSettings>

#include <memory>

namespace quay
{

class Bookmarks;
class ComputerPage;
class LabPage;
class Pages;
class ReferencePage;
class SearchField;

// Where the window keeps what belongs to the user.
struct Places {
    QString data;     // folder; empty: nothing is kept
    QString settings; // file; empty: nothing is kept
};

// The window: the rail at the left, the page in view beside it, the menus. The search field belongs to the reference.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Places &places, QWidget *parent = nullptr);
    ~MainWindow() override;

    // As typed into the search field.
    void ask(const QString &query);
    // Shows a page by its name in the settings: "reference".
    void showPage(const QString &name);
    // Where the sockets come from, in place of the system's. Before any page has shown them.
    void useSockets(std::unique_ptr<system::SocketSource> source);
    // The page "This computer", made if it was not there yet.
    ComputerPage *computer();
    // Made if it was not there yet.
    ReferencePage *reference();
    LabPage *lab();
    void speak(QLocale::Language language);
    void setTheme(Theme theme);
    // Messages appear in their places without travelling there. At first as the desktop has it.
    void setReducedMotion(bool reduced);
    void openRegistryFile(const QString &path);
    // Whether it is named as a lab script or a recording.
    [[nodiscard]] static bool isOfTheLab(const QString &path);
    // One of these, else a registry.
    void openFile(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void addPages();
    [[nodiscard]] Page *makeReference();
    [[nodiscard]] Page *makeComputer();
    [[nodiscard]] system::Sampler *sampler();
    [[nodiscard]] Page *makeLab();
    LabPage *showLab();
    void search();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void addDeed(QMenu *menu, const QString &text, const QKeySequence &keys, Page::Deed deed);
    void showReference(bool isMap);
    void followPage();
    void pace();
    void takeSample(const system::Sample &sample);
    void connectParts();
    void loadRegistry();
    void adopt(const std::shared_ptr<const registry::Registry> &registry);
    void considerRegistry(const NewRegistry &fresh);
    void chooseRegistryFile();
    void fetchRegistry();
    void showQueryHelp();
    void showAbout();
    void scaleText(double factor);
    [[nodiscard]] bool isMotionReduced() const;
    void report(const QString &sentence);
    void reportDamage(const QString &setAside);

    Places m_places;
    std::unique_ptr<QSettings> m_settings;
    Speech m_speech;
    Appearance m_appearance;
    Bookmarks *m_bookmarks;
    RegistryUpdate *m_update;
    std::shared_ptr<const registry::Registry> m_registry;
    Pages *m_pages;
    SearchField *m_search = nullptr; // with the reference
    ReferencePage *m_reference = nullptr;
    ComputerPage *m_computer = nullptr;
    system::Sampler *m_sampler = nullptr;
    LabPage *m_lab = nullptr;
    // Of the menus, what depends on the page in view.
    std::vector<std::pair<QAction *, Page::Deed>> m_deeds;
    QList<QAction *> m_pageChoices; // their data is the page's name
    QAction *m_bookmarkThis = nullptr;
    QAction *m_stageOnly = nullptr;
};

} // namespace quay
