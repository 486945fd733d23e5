// SPDX-License-Identifier: MIT
#pragma once

#include "common/language.h"
#include "look/theme.h"
#include "reference/registryupdate.h"

#include <QMainWindow>
#include <QSettings>

#include <memory>

namespace quay
{

class Bookmarks;
class ReferencePage;
class SearchField;

// Where the window keeps what belongs to the user.
struct Places {
    QString data;     // folder; empty: nothing is kept
    QString settings; // file; empty: nothing is kept
};

// The window: the search field above, the page below, the menus.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Places &places, QWidget *parent = nullptr);
    ~MainWindow() override;

    // As typed into the search field.
    void ask(const QString &query);
    [[nodiscard]] ReferencePage *reference() const { return m_reference; }
    void speak(QLocale::Language language);
    void setTheme(Theme theme);
    void openRegistryFile(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void connectParts();
    void loadRegistry();
    void adopt(const std::shared_ptr<const registry::Registry> &registry);
    void considerRegistry(const NewRegistry &fresh);
    void chooseRegistryFile();
    void fetchRegistry();
    void showQueryHelp();
    void showAbout();
    void scaleText(double factor);
    void report(const QString &sentence);
    void reportDamage(const QString &setAside);

    Places m_places;
    std::unique_ptr<QSettings> m_settings;
    Speech m_speech;
    Appearance m_appearance;
    Bookmarks *m_bookmarks;
    RegistryUpdate *m_update;
    SearchField *m_search;
    ReferencePage *m_reference;
};

} // namespace quay
