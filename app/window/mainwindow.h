// SPDX-License-Identifier: MIT
#pragma once

#include "common/language.h"
#include "look/page.h"
#include "look/theme.h"
#include "reference/registryupdate.h"
#include "system/sampler.h"
#include "window/bestanswer.h"

#include <QMainWindow>
#include <QSettings>

#include <array>
#include <memory>

namespace quay
{

class Bookmarks;
class ComputerPage;
class KeptScript;
class LabPage;
class Pages;
class ReferencePage;
class SearchField;

// Where the window keeps what belongs to the user.
struct Places {
    QString data;     // folder; empty: nothing is kept
    QString settings; // file; empty: nothing is kept
};

// The window: the menus and the search field above, the rail at the left, the page in view beside it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Places &places, QWidget *parent = nullptr);
    ~MainWindow() override;

    // In place of QMainWindow's, which would make another one.
    [[nodiscard]] QMenuBar *menuBar() const { return m_menuBar; }
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
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr QLatin1StringView referenceName{"reference"}; // of a page, in the settings

    void build();
    void complete();
    void addPages();
    [[nodiscard]] Page *makeReference();
    [[nodiscard]] Page *makeComputer();
    [[nodiscard]] system::Sampler *sampler();
    [[nodiscard]] Page *makeLab();
    [[nodiscard]] bool isReferenceShown() const;
    LabPage *showLab();
    void search();
    void followSearch();
    void showBestAnswer();
    void leaveSearch();
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
    void goBack();
    void showQueryHelp();
    void showScriptHelp();
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
    QMenuBar *m_menuBar;
    SearchField *m_search;
    BestAnswer m_bestAnswer;
    ReferencePage *m_reference = nullptr;
    ComputerPage *m_computer = nullptr;
    system::Sampler *m_sampler = nullptr;
    std::unique_ptr<KeptScript> m_keptScript;
    LabPage *m_lab = nullptr;
    // Of the menus, what depends on the page in view.
    std::vector<std::pair<QAction *, Page::Deed>> m_deeds;
    QList<QAction *> m_pageChoices; // their data is the page's name
    QAction *m_bookmarkThis = nullptr;
    QAction *m_stageOnly = nullptr;
    std::array<QAction *, 2> m_help{}; // of searching, of the lab script
    bool m_isPainted = false;
};

} // namespace quay
