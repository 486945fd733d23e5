// SPDX-License-Identifier: MIT
#include "lab/verdictbox.h"

#include "look/meaning.h"
#include "look/metrics.h"
#include "look/wraplayout.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace quay
{

namespace
{

constexpr std::size_t waysShown = 4; // the rest is behind "More"

QString signOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Good:
        return QStringLiteral("✓");
    case Verdict::Kind::Bad:
        return QStringLiteral("✕");
    case Verdict::Kind::Waits:
        return QStringLiteral("…");
    case Verdict::Kind::Unknown:
        return QStringLiteral("?");
    }
    Q_UNREACHABLE();
}

} // namespace

VerdictBox::VerdictBox(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_error(new QLabel(this)), m_sentence(new QLabel(this)),
      m_script(new QLabel(this)), m_ways(new QWidget(this)), m_why(new QToolButton(m_ways)),
      m_copy(new QToolButton(this))
{
    const int space = unit(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_script->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_script->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_script->setWordWrap(true);
    m_script->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    for (QToolButton *button : {m_why, m_copy})
        button->setAutoRaise(true);
    m_title->setFont(boldText());
    m_error->setFont(fixedText());
    m_script->setFont(fixedText());
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_error);
    auto *ways = new WrapLayout(m_ways, space);
    ways->setContentsMargins({});
    ways->addWidget(m_why);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space);
    foot->addWidget(m_script, 1);
    foot->addWidget(m_copy, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * space, space, 2 * space, space);
    layout->setSpacing(space / 2);
    layout->addLayout(head);
    layout->addWidget(m_sentence);
    layout->addWidget(m_ways);
    layout->addLayout(foot);
    connect(m_why, &QToolButton::clicked, this, &VerdictBox::showWhy);
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_line); });
    render();
}

void VerdictBox::show(const Verdict &verdict, const QString &line)
{
    m_verdict = verdict;
    m_line = line;
    m_isProblem = false;
    render();
}

void VerdictBox::showProblem(const QString &sentence)
{
    m_verdict = Verdict();
    m_verdict.sentence = sentence;
    m_line.clear();
    m_isProblem = true;
    render();
}

QColor VerdictBox::ink() const
{
    if (m_isProblem)
        return faintText(palette());
    switch (m_verdict.kind) {
    case Verdict::Kind::Good:
        return colour(Meaning::Good, palette());
    case Verdict::Kind::Bad:
        return colour(Meaning::Bad, palette());
    case Verdict::Kind::Waits:
    case Verdict::Kind::Unknown:
        return colour(Meaning::Unknown, palette());
    }
    Q_UNREACHABLE();
}

void VerdictBox::render()
{
    QPalette inked = palette();
    inked.setColor(QPalette::WindowText, ink());
    const bool isBad = !m_isProblem && m_verdict.kind == Verdict::Kind::Bad;
    m_title->setPalette(inked);
    m_title->setText(m_isProblem ? tr("Not yet") : signOf(m_verdict.kind) + u' ' + m_verdict.title);
    m_error->setPalette(isBad ? inked : palette());
    m_error->setText(m_verdict.error);
    m_sentence->setText(m_verdict.sentence);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, faintText(palette()));
    m_script->setPalette(quiet);
    m_script->setText(m_line);
    m_script->setToolTip(m_line);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy this line of lab script"));
    m_copy->setEnabled(!m_line.isEmpty());
    m_why->setText(tr("Why?"));
    m_why->setToolTip(tr("Show the rule that decides, step by step"));
    m_why->setEnabled(!m_verdict.why.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_verdict.error + u' ' + m_verdict.sentence);
    renderWays();
    fit();
    update();
}

void VerdictBox::renderWays()
{
    QString shown = m_line;
    for (const WayOut &way : m_verdict.ways)
        shown += u'\n' + way.label + u'\t' + way.sentence;
    if (shown == m_shown)
        return; // the keyboard may be on one of them
    m_shown = shown;
    QLayout *row = m_ways->layout();
    while (row->count() > 1) {
        QLayoutItem *item = row->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    QMenu *menu = nullptr;
    QWidget *before = m_why;
    const auto append = [&](QToolButton *button) {
        row->addWidget(button);
        button->show(); // a hidden one has no place in the row
        setTabOrder(before, button);
        before = button;
    };
    for (std::size_t i = 0; i < m_verdict.ways.size(); ++i) {
        const WayOut way = m_verdict.ways[i];
        if (i < waysShown && way.then) {
            auto *button = new QToolButton(m_ways);
            button->setText(way.label);
            button->setToolTip(way.sentence);
            button->setAccessibleDescription(way.sentence);
            connect(button, &QToolButton::clicked, this, [this, way] { Q_EMIT wayChosen(way); });
            append(button);
            continue;
        }
        if (menu == nullptr) {
            auto *more = new QToolButton(m_ways);
            more->setText(tr("More"));
            more->setPopupMode(QToolButton::InstantPopup);
            menu = new QMenu(more);
            more->setMenu(menu);
            append(more);
        }
        QAction *action = menu->addAction(way.sentence, this, [this, way] { Q_EMIT wayChosen(way); });
        action->setEnabled(way.then.has_value());
    }
}

// "And on my Mac?"
QString VerdictBox::elsewhere() const
{
    if (m_verdict.elsewhere.empty())
        return {};
    QString html = QStringLiteral("<b>%1</b><ul>").arg(SystemText::title().toHtmlEscaped());
    QString sources;
    for (const SystemText::Line &line : m_verdict.elsewhere) {
        html += QStringLiteral("<li>%1").arg(line.sentence.toHtmlEscaped());
        if (line.differs)
            html += QStringLiteral(" <b>%1</b>").arg(SystemText::difference().toHtmlEscaped());
        html += QStringLiteral("</li>");
        sources += QStringLiteral("<br>") + SystemText::source(line.system).toHtmlEscaped();
    }
    return html + QStringLiteral("</ul><p><small><font color=\"%1\">%2</font></small></p>")
                      .arg(faintText(palette()).name(), sources.mid(4));
}

// Above everything and gone with Escape or a click elsewhere: the form stays as it is.
void VerdictBox::showWhy()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameStyle(int(QFrame::Box) | int(QFrame::Plain)); // a styled one has no edge to be seen in the dark
    QPalette edge = palette();
    edge.setColor(QPalette::WindowText, faintText(palette()));
    popup->setPalette(edge);
    QString html = QStringLiteral("<b>%1</b>").arg(tr("How the system decides").toHtmlEscaped());
    html += QStringLiteral("<ol>");
    for (const QString &line : m_verdict.why)
        html += QStringLiteral("<li>%1</li>").arg(line.toHtmlEscaped());
    html += QStringLiteral("</ol>") + elsewhere();
    auto *label = new QLabel(html, popup);
    edge.setColor(QPalette::WindowText, palette().color(QPalette::WindowText)); // not that of the edge
    label->setPalette(edge);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse); // by keyboard it would show a cursor, as if to type
    label->setFocusPolicy(Qt::StrongFocus);
    label->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    auto *layout = new QVBoxLayout(popup);
    layout->addWidget(label);
    popup->adjustSize();
    popup->move(mapToGlobal(QPoint(width() + unit(this), height() - popup->height())));
    popup->show();
    label->setFocus();
}

void VerdictBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = ink();
    ground.setAlphaF(m_isProblem ? 0.04F : 0.09F);
    QColor edge = ink();
    edge.setAlphaF(0.5F);
    painter.setBrush(ground);
    painter.setPen(edge);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), unit(this), unit(this));
}

// In two rows, of which each holds what it can; what is too long for that says so. No row breaks within a word.
void VerdictBox::showLine(int room)
{
    const QFontMetrics metrics(m_script->font());
    QStringList words = m_line.split(u' ');
    for (QString &word : words)
        word = metrics.elidedText(word, Qt::ElideRight, room);
    QString first;
    while (!words.empty()) {
        const QString more = first.isEmpty() ? words.front() : first + u' ' + words.front();
        if (metrics.horizontalAdvance(more) > room)
            break;
        first = more;
        words.removeFirst();
    }
    const QString second = metrics.elidedText(words.join(u' '), Qt::ElideRight, room);
    m_script->setText(second.isEmpty() ? first : first + u' ' + second);
    m_script->setFixedHeight(2 * metrics.lineSpacing());
}

// A splitter asks for the least height only, and that of wrapped text depends on the width.
void VerdictBox::fit()
{
    const int room = width() - 4 * unit(this);
    if (room < 20 * fontMetrics().averageCharWidth())
        return; // not laid out yet
    // Room for most of them from the start, so that nothing jumps while one types.
    m_sentence->setFixedHeight(std::max(3 * fontMetrics().lineSpacing(), m_sentence->heightForWidth(room)));
    showLine(room - m_copy->sizeHint().width() - unit(this) - 2);
    const int row = m_why->sizeHint().height() + unit(this);
    m_ways->setFixedHeight(std::max(2 * row, m_ways->layout()->heightForWidth(room)));
}

void VerdictBox::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void VerdictBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        render();
}

} // namespace quay
