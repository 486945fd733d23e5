// SPDX-License-Identifier: MIT
// What is asked of the main window through its search field.
#include "reference/bookmarks.h"
#include "reference/referencepage.h"
#include "window/mainwindow.h"
#include "window/pages.h"
#include "window/queryhelp.h"
#include "window/scripthelp.h"
#include "window/searchfield.h"

namespace quay
{

void MainWindow::ask(const QString &query)
{
    showPage(referenceName);
    m_search->setText(query);
    if (!query.isEmpty())
        m_reference->goToBestAnswer();
}

bool MainWindow::isReferenceShown() const { return m_reference && m_pages->current() == m_reference; }

// The reference answers while one types. Beside another page the field says where Return would lead, and the page
// stays.
void MainWindow::followSearch()
{
    if (isReferenceShown())
        m_reference->setQuery(m_search->text());
    m_search->setHint(isReferenceShown() ? QString() : m_bestAnswer.words(m_search->text(), m_bookmarks->bookmarked()));
}

void MainWindow::showBestAnswer()
{
    showPage(referenceName);
    m_reference->goToBestAnswer();
}

void MainWindow::leaveSearch()
{
    if (isReferenceShown())
        m_reference->focusResults();
    else
        m_pages->current()->takeFocus();
}

void MainWindow::search()
{
    m_search->setFocus();
    m_search->selectAll();
}

void MainWindow::showQueryHelp()
{
    auto *help = new QueryHelp(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    connect(help, &QueryHelp::exampleChosen, this, [this](const QString &query) {
        showPage(referenceName);
        m_search->setText(query);
    });
    help->show();
}

void MainWindow::showScriptHelp()
{
    auto *help = new ScriptHelp(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->show();
}

} // namespace quay
