// SPDX-License-Identifier: MIT
// Files that come to the window: by its menus, the command line or a hand that drops them.
#include "lab/labpage.h"
#include "lab/scriptpane.h"
#include "reference/updatedialog.h"
#include "window/mainwindow.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>

namespace quay
{

void MainWindow::openRegistryFile(const QString &path) { m_update->readFile(path); }

bool MainWindow::isOfTheLab(const QString &path)
{
    return path.endsWith(QLatin1StringView(".lab")) || path.endsWith(QLatin1StringView(".recording"));
}

void MainWindow::openFile(const QString &path)
{
    if (!isOfTheLab(path))
        return openRegistryFile(path);
    if (!showLab()->scriptPane()->mayBeReplaced())
        return;
    if (path.endsWith(QLatin1StringView(".lab")))
        m_lab->scriptPane()->openFile(path);
    else
        m_lab->replay(path);
}

void MainWindow::chooseRegistryFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Take in a newer registry"), QString(),
                                                      tr("IANA's registry (*.csv *.xml);;All files (*)"));
    if (!path.isEmpty())
        openRegistryFile(path);
}

void MainWindow::fetchRegistry()
{
    const QString key = QStringLiteral("updateAddress");
    UpdateDialog dialog(m_settings->value(key, registry::RegistryDownload::defaultAddress()).toUrl(), this);
    connect(&dialog, &UpdateDialog::fetched, m_update, &RegistryUpdate::readContent);
    if (dialog.exec() == QDialog::Accepted)
        m_settings->setValue(key, dialog.address());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openFile(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

} // namespace quay
