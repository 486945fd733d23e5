// SPDX-License-Identifier: MIT
// Scripts and scenes as they play, line by line, and beginnings from nothing.
#include "common/labtext.h"
#include "common/scripttext.h"
#include "lab/labpage.h"
#include "lab/scene/stage.h"
#include "lab/scenes.h"
#include "lab/scriptpane.h"
#include "look/togglebutton.h"

#include <QTimer>

namespace quay
{

void LabPage::startOver()
{
    stopPlaying();
    m_told.clear();
    showStory();
    m_script->forgetRun();
    m_session->startOver();
}

void LabPage::setIsolated(bool isolated)
{
    if (isolated == m_session->isIsolated())
        return;
    stopPlaying();
    m_script->forgetRun();
    m_session->startOver(isolated);
    m_isolate->setChecked(isolated);
    showSign();
}

void LabPage::playScene(const QString &name)
{
    for (const ReadyScene &ready : ReadyScenes::all()) {
        if (ready.name != name)
            continue;
        stopPlaying();
        m_script->setScript(ReadyScenes::script(name));
        const bool isolated = ready.where == ReadyScene::Where::OwnHost ||
                              (ready.where == ReadyScene::Where::OwnHostIfAllowed && !m_isIsolationRefused);
        m_isolate->setChecked(isolated);
        m_script->forgetRun();
        m_isPlaying = true;
        m_scene = ready.where == ReadyScene::Where::OwnHostIfAllowed ? name : QString();
        m_told = name;
        m_session->startOver(isolated);
        showStory();
        showSign();
    }
}

void LabPage::runWhole()
{
    if (m_script->hasMistakes())
        return;
    stopPlaying();
    m_script->forgetRun();
    m_isPlaying = true;
    if (m_session->isReplay())
        m_session->replayAgain();
    else
        m_session->startOver();
}

void LabPage::runNextLine()
{
    if (m_script->isChangedAbove()) {
        m_script->forgetRun();
        m_session->startOver();
    }
    const auto line = m_script->next();
    if (!line)
        return;
    const auto checked = m_session->check(line->second);
    if (!checked) {
        stopPlaying();
        Q_EMIT failed(tr("Line %1: %2").arg(line->first).arg(ScriptText::sentence(checked.error())));
        return;
    }
    if (!m_session->isReplay() && m_session->opensToNetwork(checked->statement) && !mayOpenToNetwork())
        return stopPlaying();
    m_script->markRun(line->first);
    m_session->carryOut(line->second, false);
}

void LabPage::stopPlaying()
{
    m_isPlaying = false;
    m_scene.clear();
    m_parts.clear();
}

void LabPage::setSpeed(double factor)
{
    m_factor = factor;
    m_stage->setSpeed(factor);
}

// At the pace of the stage: the next line when the last message has arrived, and has been seen.
void LabPage::playNext()
{
    constexpr double pause = 700; // milliseconds
    if (m_isPlaying && !m_pace->isActive())
        m_pace->start(int(pause / m_factor));
}

void LabPage::playNow()
{
    if (!m_isPlaying || m_session->isBusy() || m_stage->isMoving() || m_stage->isPaused())
        return;
    if (!m_script->next()) {
        m_isPlaying = false;
        return replayPart();
    }
    runNextLine();
}

void LabPage::showRefusal(script::Refusal why, const QString &detail)
{
    const QString scene = m_isPlaying ? m_scene : QString();
    stopPlaying();
    if (why == script::Refusal::NamespacesRefused) {
        m_isIsolationRefused = true;
        if (!scene.isEmpty())
            return playScene(scene); // on this computer, as far as its ports are free
        m_isolate->setChecked(false);
        m_session->startOver(false);
    }
    Q_EMIT failed(LabText::refusal(why, detail));
}

} // namespace quay
