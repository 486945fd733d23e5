// SPDX-License-Identifier: MIT
#pragma once

#include "common/servicenames.h"
#include "lab/labsession.h"
#include "lab/scene/motion.h"
#include "lab/scene/picture.h"
#include "look/page.h"

#include <QSplitter>

#include <deque>

class QLabel;
class QPlainTextEdit;
class QSlider;
class QTabWidget;
class QTimer;
class QToolButton;

namespace quay
{

class ActionForm;
class FirstSteps;
class LogModel;
class LogView;
class ProgramTree;
class ScriptPane;
class ToggleButton;
namespace scene
{
class Card;
class Stage;
} // namespace scene

// The lab: programs and the form at the left, the stage, and below it log, script and system calls.
class LabPage final : public Page
{
    Q_OBJECT

public:
    // `keepIn`: the file that holds the script against a crash; empty: nothing is kept.
    LabPage(LabSession::Ways ways, std::shared_ptr<const registry::Registry> registry, const QString &keepIn,
            QWidget *parent = nullptr);
    ~LabPage() override;

    void restore(const QSettings &settings) override;
    void save(QSettings &settings) const override;
    void takeFocus() override;
    void finish() override;

    // One of the ready scenes, from its first line to its last.
    void playScene(const QString &name);
    // Fills the form so that Return binds there.
    void tryPort(const Endpoint &end, Transport transport);
    void setReducedMotion(bool reduced);
    // What this computer's programs have by now; the predictions count with it.
    void seeOthers(const system::Snapshot &snapshot, const system::Machine &machine);
    // Without the programs, the form and the log: what a class shall look at.
    void setStageOnly(bool only);
    [[nodiscard]] bool isStageOnly() const { return m_left->isHidden(); }
    // While everything runs on; what is wrong with the new name is told by failed().
    void rename(const lab::Renaming &renaming);
    // A recording, as `quay run --record` and record() make it, from its first step to its last; its script stands in
    // the pane. What is wrong with the file is told by failed().
    void replay(const QString &path);
    // Begins anew and writes down what happens, the script from its first line to its last if there is one.
    void record(const QString &path);
    // Of the stage, and of a script that plays: 1 is for reading along.
    void setSpeed(double factor);

    [[nodiscard]] LabSession *session() const { return m_session; }
    [[nodiscard]] ActionForm *form() const { return m_form; }
    [[nodiscard]] scene::Stage *stage() const { return m_stage; }
    [[nodiscard]] LogModel *log() const { return m_log; }
    [[nodiscard]] ScriptPane *scriptPane() const { return m_script; }
    [[nodiscard]] ProgramTree *tree() const { return m_tree; }
    // Whether lines of the script still wait to be run.
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    // Whether the tree and the form show all that has happened; they follow after a moment.
    [[nodiscard]] bool isUpToDate() const;

public Q_SLOTS:
    void openRecording();
    // Asks where to, and first whether the programs that run may be ended.
    void startRecording();
    void stopRecording();
    void runWhole();
    void runNextLine();
    void startOver();
    // From nothing, in a host of the lab's own or on this computer.
    void setIsolated(bool isolated);
    void undo();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void fitToText();
    QWidget *buildLeft();
    QWidget *buildStage();
    QWidget *buildBottom();
    void connectParts();
    void connectSession();
    void retranslate();
    void fillScenes();
    void chooseScene(const QString &name);
    void showStory();
    void doByHand(const QString &line);
    void begin();
    void replayPart();
    void playNext();
    void playNow();
    void stopPlaying();
    void refreshSoon();
    void refresh();
    void showStep(const script::RunStep &step);
    void remember(const script::RunStep &step);
    void showEvent(const lab::Event &event);
    void showMessage(const script::RunStep &step);
    [[nodiscard]] bool isApart(rules::SocketId id) const;
    [[nodiscard]] bool isFromTheLab(const lab::Received &received) const;
    void showArrival(const scene::Movement &movement);
    void showMatch(); // precondition: m_matched
    void showSocket(rules::SocketId socket);
    void showCalls();
    void showSign();
    void showRefusal(script::Refusal why, const QString &detail);
    void report();
    [[nodiscard]] bool mayOpenToNetwork();
    [[nodiscard]] bool mayRecord();
    [[nodiscard]] QString programName(rules::ProgramId program) const;

    LabSession *m_session;
    std::shared_ptr<const registry::Registry> m_registry;
    std::unique_ptr<ServiceNames> m_services;
    scene::Memory m_memory;
    ProgramTree *m_tree;
    ActionForm *m_form;
    QLabel *m_story; // above the stage: the scene that was chosen
    scene::Stage *m_stage;
    FirstSteps *m_first; // on the stage, while it is empty
    scene::Card *m_match;
    scene::Card *m_facts;
    LogModel *m_log;
    LogView *m_logView;
    ScriptPane *m_script;
    QPlainTextEdit *m_calls;
    QTabWidget *m_tabs;
    QSplitter *m_across;
    QSplitter *m_left;
    QSplitter *m_right;
    QToolButton *m_scenes;
    QToolButton *m_again;
    QToolButton *m_undo;
    ToggleButton *m_isolate;
    QLabel *m_sign;
    ToggleButton *m_pause;
    QToolButton *m_step;
    QSlider *m_speed;
    QLabel *m_speedLabel;
    QToolButton *m_closer;
    QToolButton *m_farther;
    QTimer *m_refresh;
    QTimer *m_pace; // between two lines of a script
    double m_factor = 1;
    std::optional<rules::SocketId> m_shown;     // on the card of facts
    std::optional<scene::Movement> m_matched;   // on the card m_match
    std::deque<script::RecordedScript> m_parts; // of a recording, which are still to come
    QString m_scene;                            // that plays, and may play elsewhere too
    QString m_told;                             // the scene whose story stands above the stage
    bool m_isPlaying = false;
    bool m_isIsolationRefused = false; // by the system
    bool m_isNetworkAllowed = false;
};

} // namespace quay
