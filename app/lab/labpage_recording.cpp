// SPDX-License-Identifier: MIT
// Recordings of the lab: made, and played on the page without any program.
#include "common/labtext.h"
#include "lab/labpage.h"
#include "lab/scriptpane.h"
#include "look/togglebutton.h"
#include "script/printer.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace quay
{

void LabPage::openRecording()
{
    if (!m_script->mayBeReplaced())
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Replay a recording"), {},
                                                      tr("Recordings of the lab (*.recording);;All files (*)"));
    if (!path.isEmpty())
        replay(path);
}

// A recording begins with an empty lab.
bool LabPage::mayRecord()
{
    if (m_session->isReplay() || m_session->programs().empty())
        return true;
    const auto answer = QMessageBox::question(
        this, tr("Begin anew to record?"),
        tr("A recording begins with an empty lab: the programs that run now are ended, and the script is run from its "
           "first line. Begin anew?"),
        QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Cancel);
    return answer == QMessageBox::Yes;
}

void LabPage::stopRecording()
{
    m_session->stopRecording();
    showSign();
}

void LabPage::startRecording()
{
    if (!mayRecord())
        return;
    QFileDialog dialog(this, tr("Record what happens in the lab"), {},
                       tr("Recordings of the lab (*.recording);;All files (*)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("recording"));
    if (dialog.exec() == QDialog::Accepted)
        record(dialog.selectedFiles().constFirst());
}

void LabPage::replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT failed(tr("%1 can't be read: %2.").arg(path, file.errorString()));
        return;
    }
    auto parts = script::readRecording(file.read(script::maxRecordingBytes + 1));
    if (!parts) {
        Q_EMIT failed(QFileInfo(path).fileName() + QStringLiteral(": ") + LabText::problem(parts.error()));
        return;
    }
    stopPlaying();
    m_told.clear();
    showStory();
    m_parts = {std::make_move_iterator(parts->begin()), std::make_move_iterator(parts->end())};
    replayPart();
}

void LabPage::replayPart()
{
    if (m_parts.empty())
        return;
    std::deque<script::RecordedScript> parts = std::exchange(m_parts, {});
    QString lines;
    for (const script::RecordedStep &recorded : parts.front().steps)
        lines += script::print(recorded.step.statement) + u'\n';
    m_script->setScript(lines);
    m_isolate->setChecked(parts.front().beginning.isolated); // ends what played before
    m_session->replay(std::move(parts.front()));
    parts.pop_front();
    m_parts = std::move(parts);
    m_isPlaying = true;
}

void LabPage::record(const QString &path)
{
    stopPlaying();
    m_script->forgetRun();
    auto file = std::make_unique<QFile>(path);
    if (!m_session->record(std::move(file))) {
        Q_EMIT failed(tr("%1 can't be written. Choose another folder or file.").arg(path));
        return;
    }
    m_isPlaying = m_script->next().has_value();
}

} // namespace quay
