// SPDX-License-Identifier: MIT
// The script's file: opened, saved, and remembered among the last ones.
#include "lab/scriptedit.h"
#include "lab/scriptpane.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QToolButton>

#include <algorithm>

namespace quay
{

namespace
{

constexpr int mostRecent = 8;

} // namespace

bool ScriptPane::mayBeReplaced()
{
    if (!isModified())
        return true;
    const auto answer =
        QMessageBox::question(this, tr("Save the script?"),
                              tr("The script has been changed since it was saved. Save it before it is replaced?"),
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void ScriptPane::newScript()
{
    if (!mayBeReplaced())
        return;
    setScript({});
    Q_EMIT replaced();
}

void ScriptPane::open()
{
    if (!mayBeReplaced())
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a lab script"), QFileInfo(m_path).path(),
                                                      tr("Lab scripts (*.lab);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

bool ScriptPane::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT failed(tr("%1 can't be read: %2.").arg(path, file.errorString()));
        return false;
    }
    setScript(QString::fromUtf8(file.readAll()), path);
    note(path);
    Q_EMIT replaced();
    return true;
}

bool ScriptPane::save() { return m_path.isEmpty() ? saveAs() : write(m_path); }

bool ScriptPane::saveAs()
{
    QFileDialog dialog(this, tr("Save the lab script"), QFileInfo(m_path).path(),
                       tr("Lab scripts (*.lab);;All files (*)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("lab"));
    return dialog.exec() == QDialog::Accepted && write(dialog.selectedFiles().constFirst());
}

bool ScriptPane::write(const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = script().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        Q_EMIT failed(tr("%1 could not be written (%2). Choose another folder or free some space.")
                          .arg(path, file.errorString()));
        return false;
    }
    m_path = path;
    m_edit->document()->setModified(false);
    note(path);
    showState();
    return true;
}

void ScriptPane::note(const QString &path)
{
    m_recent.removeAll(path);
    m_recent.prepend(path);
    setRecent(m_recent.first(std::min<qsizetype>(m_recent.size(), mostRecent)));
}

void ScriptPane::setRecent(const QStringList &paths)
{
    m_recent = paths;
    showRecent();
}

void ScriptPane::showRecent()
{
    QMenu *menu = m_file->menu();
    menu->clear();
    menu->addAction(tr("New"), this, &ScriptPane::newScript);
    menu->addAction(tr("Open ..."), this, &ScriptPane::open);
    menu->addAction(tr("Save"), this, &ScriptPane::save);
    menu->addAction(tr("Save as ..."), this, &ScriptPane::saveAs);
    if (m_recent.isEmpty())
        return;
    menu->addSection(tr("Recent"));
    for (const QString &path : std::as_const(m_recent)) {
        menu->addAction(QFileInfo(path).fileName(), this,
                        [this, path] {
                            if (mayBeReplaced())
                                openFile(path);
                        })
            ->setToolTip(path);
    }
}

} // namespace quay
