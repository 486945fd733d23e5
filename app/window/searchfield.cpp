// SPDX-License-Identifier: MIT
#include "window/searchfield.h"

#include "look/icons.h"
#include "look/meaning.h"
#include "look/metrics.h"
#include "registry/query.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>

namespace quay
{

namespace
{

// Completes the last word of the query and leaves those before it.
class LastWordCompleter final : public QCompleter
{
public:
    LastWordCompleter(QLineEdit *field) : QCompleter(registry::queryKeywords(), field), m_field(field)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchStartsWith);
    }

    [[nodiscard]] QStringList splitPath(const QString &path) const override
    {
        const QString word = path.section(u' ', -1);
        // A single letter begins too many words to be worth a list, and a whole keyword needs no completion.
        const bool isUseful = word.size() > 1 && !registry::queryKeywords().contains(word);
        return {isUseful ? word : QStringLiteral("\n")};
    }

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString text = m_field->text();
        return text.first(text.lastIndexOf(u' ') + 1) + QCompleter::pathFromIndex(index);
    }

private:
    QLineEdit *m_field;
};

} // namespace

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    m_glass = addAction(icon(QStringLiteral("search")), LeadingPosition);
    connect(m_glass, &QAction::triggered, this, &SearchField::bestAnswerRequested);
    m_help = addAction(icon(QStringLiteral("help")), TrailingPosition);
    connect(m_help, &QAction::triggered, this, &SearchField::helpRequested);
    // Not before there is something to clear: finding its icon would hold up the start.
    connect(this, &QLineEdit::textChanged, this, [this] { setClearButtonEnabled(true); });
    setCompleter(new LastWordCompleter(this));
    retranslate();
}

void SearchField::retranslate()
{
    setPlaceholderText(tr("A port, a service, a word ...  (Ctrl+K)"));
    setAccessibleName(tr("Search"));
    describe();
    m_glass->setText(tr("Search"));
    m_help->setText(tr("How to search"));
    m_help->setToolTip(tr("How to search"));
}

void SearchField::describe()
{
    setAccessibleDescription(
        m_hint.isEmpty() ? tr("A port number, a range, a service's name or words; Return goes to the best answer")
                         : m_hint);
}

void SearchField::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    describe();
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty())
        return;
    const int textEnd = cursorRect().center().x() + fontMetrics().horizontalAdvance(text().mid(cursorPosition()));
    const int buttons = 2 * height() + 3 * unit(this); // clear, and help
    const QRect room(textEnd + 3 * unit(this), 0, width() - buttons - textEnd - 3 * unit(this), height());
    if (room.width() < 4 * fontMetrics().averageCharWidth())
        return;
    QPainter painter(this);
    painter.setPen(faintText(palette()));
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_hint, Qt::ElideRight, room.width()));
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    // The list of completions has Return and Escape for itself while it is open.
    if (completer()->popup()->isVisible())
        return QLineEdit::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT bestAnswerRequested();
        return;
    case Qt::Key_Down:
        Q_EMIT answersRequested();
        return;
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT leaveRequested();
        else
            clear();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace quay
