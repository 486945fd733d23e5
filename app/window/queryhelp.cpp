// SPDX-License-Identifier: MIT
#include "window/queryhelp.h"

#include "look/metrics.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QScreen>
#include <QTextBrowser>
#include <QTextDocument>
#include <QtMath>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

namespace quay
{

namespace
{

QString section(const QString &title, const QList<std::pair<QString, QString>> &examples, const QString &fixedFamily)
{
    QString text = QStringLiteral("<h3 style='margin-top:12px; margin-bottom:2px'>%1</h3><table>").arg(title);
    for (const auto &[query, meaning] : examples) {
        const QString link = QString::fromLatin1(QUrl::toPercentEncoding(query));
        text +=
            QStringLiteral(
                "<tr><td width='170' style='padding:2px 18px 2px 0'><a href='try:%1' style=\"font-family:'%2'\">%3</a>"
                "</td><td style='padding:2px 0'>%4</td></tr>")
                .arg(link, fixedFamily, query.toHtmlEscaped(), meaning);
    }
    return text + QStringLiteral("</table>");
}

} // namespace

QueryHelp::QueryHelp(QWidget *parent) : QDialog(parent), m_text(new QTextBrowser(this))
{
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        Q_EMIT exampleChosen(QUrl::fromPercentEncoding(link.path(QUrl::FullyEncoded).toLatin1()));
    });
    render();
    fit();
}

// As high as its text where the screen allows, so that nothing has to be scrolled.
void QueryHelp::fit()
{
    const int width = fontMetrics().averageCharWidth() * 84;
    const QMargins margins = layout()->contentsMargins();
    const std::unique_ptr<QTextDocument> text(m_text->document()->clone());
    text->setTextWidth(width - margins.left() - margins.right());
    const int around = layout()->totalMinimumSize().height() - m_text->minimumSizeHint().height();
    resize(QSize(width, qCeil(text->size().height()) + around).boundedTo(screen()->availableSize() * 9 / 10));
}

void QueryHelp::render()
{
    setWindowTitle(tr("How to search"));
    m_text->setAccessibleName(windowTitle());
    const QString family = fixedFont(font()).family();
    m_text->setHtml(
        tr("Words are parts; all of them must hold. Click an example to try it.") +
        section(tr("Numbers"),
                {{QStringLiteral("443"), tr("this port; while typing also numbers that begin so")},
                 {QStringLiteral("80-90"), tr("a range")},
                 {QStringLiteral("port:20,21"), tr("exactly these")}},
                family) +
        section(tr("Words"),
                {{QStringLiteral("mail"), tr("anywhere in name or description")},
                 {QStringLiteral("name:http"), tr("in the service's name")},
                 {QStringLiteral("\"file transfer\""), tr("two words as they stand")},
                 {QStringLiteral("mail -unix"), tr("with one word, without another")},
                 {QStringLiteral("rfc:959"), tr("with this RFC as reference")}},
                family) +
        section(tr("Filters"),
                {{QStringLiteral("tcp"), tr("one transport: tcp, udp, sctp, dccp; several of them mean any")},
                 {QStringLiteral("range:system"), tr("system, user or dynamic")},
                 {QStringLiteral("is:assigned"), tr("assigned, reserved, unassigned, deassigned or dynamic")},
                 {QStringLiteral("is:notable"), tr("the ports everybody should know")},
                 {QStringLiteral("is:common"), tr("common uses that IANA does not list")},
                 {QStringLiteral("is:used"), tr("what has a socket on this computer")},
                 {QStringLiteral("is:bookmarked"), tr("your bookmarks")}},
                family));
}

// Links keep the colour they were made with.
void QueryHelp::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        render();
}

} // namespace quay
