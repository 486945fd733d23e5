// SPDX-License-Identifier: MIT
#include "window/scripthelp.h"

#include "look/metrics.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFile>
#include <QLocale>
#include <QScreen>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace quay
{

ScriptHelp::ScriptHelp(QWidget *parent) : QDialog(parent), m_text(new QTextBrowser(this))
{
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(3 * unit(this));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
    const int letter = fontMetrics().averageCharWidth();
    resize(QSize(letter * 100, fontMetrics().height() * 42).boundedTo(screen()->availableSize() * 9 / 10));
    render();
}

void ScriptHelp::render()
{
    setWindowTitle(tr("The lab script"));
    m_text->setAccessibleName(windowTitle());
    const QString language = locale().language() == QLocale::German ? QStringLiteral(".de") : QString();
    QFile file(QStringLiteral(":/help/lab-script%1.md").arg(language));
    if (file.open(QIODevice::ReadOnly))
        m_text->setMarkdown(QString::fromUtf8(file.readAll()));
}

void ScriptHelp::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        render();
}

} // namespace quay
