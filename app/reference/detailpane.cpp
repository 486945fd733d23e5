// SPDX-License-Identifier: MIT
#include "reference/detailpane.h"

#include "look/icons.h"
#include "look/metrics.h"
#include "reference/bookmarks.h"
#include "reference/portdescription.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace quay
{

using namespace std::chrono_literals;

DetailPane::DetailPane(Bookmarks *bookmarks, QWidget *parent)
    : QWidget(parent), m_bookmarks(bookmarks), m_text(new QTextBrowser(this)), m_star(new QToolButton(this)),
      m_noteLabel(new QLabel(this)), m_note(new QPlainTextEdit(this))
{
    build();
    retranslate();
    m_noteDelay.setSingleShot(true);
    m_noteDelay.setInterval(800ms);
    connect(&m_noteDelay, &QTimer::timeout, this, &DetailPane::keepNote);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] { m_noteDelay.start(); });
    connect(m_text, &QTextBrowser::anchorClicked, this, &DetailPane::follow);
    connect(m_star, &QToolButton::toggled, this, [this](bool isOn) {
        if (m_port)
            m_bookmarks->setBookmarked(*m_port, isOn);
    });
    connect(m_bookmarks, &Bookmarks::changed, this, &DetailPane::refreshMarks);
}

void DetailPane::build()
{
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(4 * unit(this));
    m_star->setCheckable(true);
    m_star->setAutoRaise(true);
    m_star->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_note->setTabChangesFocus(true);
    // In a low window the text keeps most of the room.
    m_note->setMinimumHeight(fontMetrics().height() * 2);
    m_note->setMaximumHeight(fontMetrics().height() * 5);
    m_noteLabel->setBuddy(m_note);

    auto *marks = new QHBoxLayout;
    marks->addWidget(m_noteLabel);
    marks->addStretch();
    marks->addWidget(m_star);
    auto *own = new QVBoxLayout;
    own->setContentsMargins(4 * unit(this), 2 * unit(this), 4 * unit(this), 3 * unit(this));
    own->setSpacing(unit(this));
    own->addLayout(marks);
    own->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_text, 4);
    layout->addLayout(own, 1);
    setFocusProxy(m_text);
}

void DetailPane::retranslate()
{
    m_text->setAccessibleName(tr("Details of the port"));
    m_noteLabel->setText(tr("Your &note"));
    m_note->setPlaceholderText(tr("For yourself: what you use this port for, who to ask ..."));
    m_note->setAccessibleName(tr("Note on the port"));
    refreshMarks();
}

void DetailPane::setRegistry(std::shared_ptr<const registry::Registry> registry)
{
    m_registry = std::move(registry);
    render();
}

void DetailPane::setInUse(const PortsInUse &ports)
{
    m_inUse = ports;
    if (!m_port || m_inUse.holders(*m_port) == m_holders)
        return;
    const int place = m_text->verticalScrollBar()->value();
    render();
    m_text->verticalScrollBar()->setValue(place);
}

void DetailPane::showPort(Port port)
{
    if (m_port == port)
        return;
    keepNote();
    m_port = port;
    m_areNotesWhole = false;
    render();
    m_text->verticalScrollBar()->setValue(0);
    const QSignalBlocker blocker(m_note);
    m_note->setPlainText(m_bookmarks->note(port));
    refreshMarks();
}

void DetailPane::explain(const QString &asked, const QString &sentence)
{
    keepNote();
    m_port.reset();
    constexpr int longest = 20; // of what no port is as long as
    const QString title = asked.size() > longest ? asked.first(longest) + QChar(0x2026) : asked;
    m_text->setHtml(QStringLiteral("<h1 style=\"font-family:'%1'\">%2</h1><p>%3</p>")
                        .arg(fixedFont(font()).family(), title.toHtmlEscaped(), sentence.toHtmlEscaped()));
    const QSignalBlocker blocker(m_note);
    m_note->clear();
    refreshMarks();
}

void DetailPane::keepNote()
{
    m_noteDelay.stop();
    // A note that was only looked at may have been changed in another window.
    if (!m_port || !m_note->document()->isModified())
        return;
    m_note->document()->setModified(false);
    m_bookmarks->setNote(*m_port, m_note->toPlainText());
}

void DetailPane::render()
{
    if (!m_registry || !m_port)
        return;
    // Headings of the article use the sizes of QTextDocument; the rest follows the font.
    PortDescription description(*m_registry, locale().language(), palette(), fixedFont(font()).family());
    if (m_areNotesWhole)
        description.showWholeNotes();
    m_holders = m_inUse.holders(*m_port);
    m_text->setHtml(description.html(*m_port, m_holders));
}

void DetailPane::refreshMarks()
{
    const bool isOn = m_port && m_bookmarks->isBookmarked(*m_port);
    m_star->setEnabled(m_port.has_value());
    m_note->setEnabled(m_port.has_value());
    m_star->setChecked(isOn);
    m_star->setIcon(icon(isOn ? QStringLiteral("starred") : QStringLiteral("star")));
    m_star->setText(isOn ? tr("Bookmarked") : tr("Bookmark"));
    if (m_port && !m_note->document()->isModified() && m_note->toPlainText() != m_bookmarks->note(*m_port)) {
        const QSignalBlocker blocker(m_note);
        m_note->setPlainText(m_bookmarks->note(*m_port));
    }
}

void DetailPane::follow(const QUrl &link)
{
    if (link.scheme() == u"copy") {
        QApplication::clipboard()->setText(QUrl::fromPercentEncoding(link.path(QUrl::FullyEncoded).toLatin1()));
    } else if (link.scheme() == u"notes") {
        const int place = m_text->verticalScrollBar()->value();
        m_areNotesWhole = true;
        render();
        m_text->verticalScrollBar()->setValue(place);
    } else if (link.scheme() == u"https" || link.scheme() == u"http") {
        QDesktopServices::openUrl(link);
    } else {
        followToPort(link);
    }
}

// "port:22", "who:22", "lab:tcp/22"
void DetailPane::followToPort(const QUrl &link)
{
    const QString path = link.path();
    const auto port = parsePort(path.section(u'/', -1));
    if (!port)
        return;
    if (link.scheme() == u"port")
        Q_EMIT portRequested(*port);
    else if (link.scheme() == u"who")
        Q_EMIT whoRequested(*port);
    else if (link.scheme() == u"lab")
        Q_EMIT labRequested(parseTransport(path.section(u'/', 0, 0)).value_or(Transport::Tcp), *port);
}

void DetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
        render();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        render();
    }
}

} // namespace quay
