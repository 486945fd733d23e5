// SPDX-License-Identifier: MIT
// How the parts of the lab page stand and belong together.
#include "lab/actionform.h"
#include "lab/firststeps.h"
#include "lab/labpage.h"
#include "lab/logview.h"
#include "lab/programtree.h"
#include "lab/scene/card.h"
#include "lab/scene/stage.h"
#include "lab/scenes.h"
#include "lab/scriptpane.h"
#include "look/metrics.h"
#include "look/togglebutton.h"
#include "look/wraplayout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

#include <chrono>
#include <cmath>

namespace quay
{

using namespace std::chrono_literals;

namespace
{

constexpr int speedSteps = 8; // to either side of 1; each is a fourth of a doubling
constexpr double atOnce = 64; // the last of them: nothing is waited for that one could see

double factorOf(int step) { return step == speedSteps ? atOnce : std::pow(2.0, double(step) / 4); }

} // namespace

void LabPage::build()
{
    m_across->addWidget(buildLeft());
    m_right->addWidget(buildStage());
    m_right->addWidget(buildBottom());
    m_right->setStretchFactor(0, 3);
    m_right->setStretchFactor(1, 1);
    m_right->setSizes({fontMetrics().height() * 28, fontMetrics().height() * 11});
    m_across->addWidget(m_right);
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    const int letter = fontMetrics().averageCharWidth();
    m_across->setSizes({letter * 50, letter * 130});
    for (QSplitter *splitter : {m_across, m_left, m_right})
        splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_across);
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(30ms);
    fitToText();
}

// What is measured in letters.
void LabPage::fitToText()
{
    m_left->setMinimumWidth(fontMetrics().averageCharWidth() * 42);
    m_tree->setMinimumHeight(fontMetrics().height() * 5);
    m_speed->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    for (QWidget *low : std::initializer_list<QWidget *>{m_speedLabel, m_speed})
        low->setMinimumHeight(m_step->sizeHint().height());
    m_stage->setMinimumHeight(fontMetrics().height() * 14);
}

QWidget *LabPage::buildLeft()
{
    m_left->addWidget(m_tree);
    m_left->addWidget(m_form);
    m_left->setStretchFactor(0, 1);
    m_left->setStretchFactor(1, 0);
    return m_left;
}

QWidget *LabPage::buildStage()
{
    const int space = unit(this);
    m_scenes->setPopupMode(QToolButton::InstantPopup);
    m_scenes->setMenu(new QMenu(m_scenes));
    m_scenes->menu()->setToolTipsVisible(true);
    m_speed->setRange(-speedSteps, speedSteps);
    // In two rows where the window is narrow or the words are long.
    m_story->setWordWrap(true);
    m_story->setContentsMargins(2 * space, 0, 2 * space, space);
    auto *tools = new QWidget;
    auto *row = new WrapLayout(tools, space);
    row->setContentsMargins({});
    for (QWidget *tool : std::initializer_list<QWidget *>{m_scenes, m_again, m_undo, m_pause, m_step, m_speedLabel,
                                                          m_speed, m_farther, m_closer, m_isolate})
        row->addWidget(tool);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(2 * space, space, 2 * space, space);
    bar->setSpacing(2 * space);
    bar->addWidget(tools, 1);
    bar->addWidget(m_sign);
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_story);
    layout->addWidget(m_stage, 1);
    auto *middle = new QVBoxLayout(m_stage->viewport());
    middle->addWidget(m_first, 0, Qt::AlignCenter);
    m_stage->addCard(m_facts);
    m_stage->addCard(m_match);
    return side;
}

QWidget *LabPage::buildBottom()
{
    m_calls->setReadOnly(true);
    m_calls->setFrameShape(QFrame::NoFrame);
    m_calls->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_calls->setFont(fixedText());
    m_sign->setFont(boldText());
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_logView, QString());
    m_tabs->addTab(m_script, QString());
    m_tabs->addTab(m_calls, QString());
    return m_tabs;
}

void LabPage::connectParts()
{
    connect(m_refresh, &QTimer::timeout, this, &LabPage::refresh);
    connect(m_form, &ActionForm::judged, this, &LabPage::showCalls);
    m_form->setNetworkQuestion([this] { return mayOpenToNetwork(); });
    m_form->setQuestion([this] { return m_script->mayBegin(); });
    connect(m_tree, &ProgramTree::socketChosen, this, [this](quint32 id) { showSocket(rules::SocketId(id)); });
    connect(m_tree, &ProgramTree::programChosen, m_form, &ActionForm::setProgram);
    connect(m_tree, &ProgramTree::asked, this, &LabPage::doByHand);
    connect(m_tree, &ProgramTree::renamed, this, &LabPage::rename, Qt::QueuedConnection); // not from within its editor
    connect(m_tree, &ProgramTree::sendRequested, this, [this](const QString &program, const QString &socket) {
        m_form->setProgram(program);
        m_form->setAction(ActionForm::Action::Send);
        m_form->setSocket(socket);
    });
    connect(m_first, &FirstSteps::sceneChosen, this, &LabPage::chooseScene);
    connect(m_stage, &scene::Stage::socketChosen, this, [this](quint32 id) { showSocket(rules::SocketId(id)); });
    connect(m_stage, &scene::Stage::programChosen, m_form, &ActionForm::setProgram);
    connect(m_stage, &scene::Stage::arrived, this, &LabPage::showArrival);
    connect(m_stage, &scene::Stage::rested, this, &LabPage::playNext, Qt::QueuedConnection);
    connect(m_logView, &LogView::socketChosen, this, [this](quint32 id) { showSocket(rules::SocketId(id)); });
    connect(m_logView, &LogView::reportRequested, this, &LabPage::report);
    connect(m_script, &ScriptPane::runRequested, this, &LabPage::runWhole);
    connect(m_script, &ScriptPane::stepRequested, this, &LabPage::runNextLine);
    connect(m_script, &ScriptPane::replaced, this, &LabPage::startOver);
    connect(m_script, &ScriptPane::failed, this, &LabPage::failed);
    connect(m_again, &QToolButton::clicked, this, &LabPage::startOver);
    connect(m_undo, &QToolButton::clicked, this, &LabPage::undo);
    connect(m_isolate, &QToolButton::toggled, this, &LabPage::setIsolated);
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        m_stage->setPaused(paused);
        refreshSoon();
        playNext();
    });
    connect(m_step, &QToolButton::clicked, this, [this] {
        if (!m_stage->isMoving())
            return runNextLine();
        m_pause->setChecked(true);
        m_stage->step();
    });
    connect(m_speed, &QSlider::valueChanged, this, [this](int value) { setSpeed(factorOf(value)); });
    m_pace->setSingleShot(true);
    connect(m_pace, &QTimer::timeout, this, &LabPage::playNow);
    connect(m_closer, &QToolButton::clicked, this, [this] { m_stage->setZoom(m_stage->zoom() * 1.2); });
    connect(m_farther, &QToolButton::clicked, this, [this] { m_stage->setZoom(m_stage->zoom() / 1.2); });
}

void LabPage::retranslate()
{
    m_scenes->setText(tr("Scenes"));
    m_scenes->setToolTip(tr("Ready scenes to begin with"));
    m_again->setText(tr("Start over"));
    m_again->setToolTip(tr("End every program and begin from nothing"));
    m_undo->setText(tr("Undo"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Hold what moves on the stage"));
    m_step->setText(tr("Step"));
    m_step->setToolTip(tr("One phase further; with nothing on its way, the next line of the script"));
    m_speedLabel->setText(tr("Speed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast messages travel on the stage, and a script plays; at the right end: at once"));
    m_closer->setText(QStringLiteral("+"));
    m_closer->setToolTip(tr("Larger (Ctrl and the wheel)"));
    m_closer->setAccessibleName(tr("Larger"));
    m_farther->setText(QStringLiteral("−"));
    m_farther->setToolTip(tr("Smaller (Ctrl and the wheel)"));
    m_farther->setAccessibleName(tr("Smaller"));
    m_isolate->setText(tr("Own host"));
    m_isolate->setToolTip(tr("Run the programs in a network of their own, apart from this computer"));
    m_tabs->setTabText(0, tr("Log"));
    m_tabs->setTabText(1, tr("Script"));
    m_tabs->setTabText(2, tr("System calls"));
    m_calls->setAccessibleName(tr("System calls"));
    fillScenes();
    showStory();
    showSign();
    if (m_matched && m_match->isVisible())
        showMatch();
}

void LabPage::chooseScene(const QString &name)
{
    if (m_script->mayBeReplaced())
        playScene(name);
}

// What is to be seen, for those who look on.
void LabPage::showStory()
{
    m_story->setVisible(!m_told.isEmpty());
    for (const ReadyScene &ready : ReadyScenes::all()) {
        if (ready.name == m_told)
            m_story->setText(
                QStringLiteral("<b>%1</b> &nbsp; %2").arg(ready.title.toHtmlEscaped(), ready.text.toHtmlEscaped()));
    }
}

void LabPage::fillScenes()
{
    QMenu *menu = m_scenes->menu();
    menu->clear();
    for (const ReadyScene &ready : ReadyScenes::all()) {
        QAction *action = menu->addAction(ready.title, this, [this, name = ready.name] { chooseScene(name); });
        action->setToolTip(ready.text);
        action->setStatusTip(ready.text);
    }
}

} // namespace quay
