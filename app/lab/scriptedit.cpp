// SPDX-License-Identifier: MIT
#include "lab/scriptedit.h"

#include "common/scripttext.h"
#include "lab/scripthighlighter.h"
#include "look/meaning.h"
#include "look/metrics.h"
#include "script/errno_name.h"
#include "script/values.h"
#include "script/vocabulary.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>
#include <QToolTip>

namespace quay
{

namespace
{

constexpr int shortestWord = 2; // a single letter begins too many words

QStringList vocabulary()
{
    QStringList words{QStringLiteral("tcp"),        QStringLiteral("udp"),    QStringLiteral("receives"),
                      QStringLiteral("nobody"),     QStringLiteral("fails"),  QStringLiteral("ok"),
                      QStringLiteral("backlog"),    QStringLiteral("from"),   QStringLiteral("times"),
                      QStringLiteral("127.0.0.1:"), QStringLiteral("[::1]:"), QStringLiteral("host")};
    for (const std::string_view word : script::commandWords)
        words += script::toString(word);
    for (const std::string_view word : script::hostCommandWords)
        words += script::toString(word);
    for (const std::string_view word : script::optionWords)
        words += script::toString(word);
    for (const std::string_view word : script::errorNames())
        words += script::toString(word);
    return words;
}

} // namespace

ScriptEdit::ScriptEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_completer(new QCompleter(this)), m_words(new QStringListModel(this))
{
    setFont(fixedText());
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    setTabChangesFocus(true);
    new ScriptHighlighter(document(), palette());
    m_completer->setModel(m_words);
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &ScriptEdit::insertCompletion);
}

QString ScriptEdit::wordBefore() const
{
    const QString line = textCursor().block().text().first(textCursor().positionInBlock());
    static const QRegularExpression word(QStringLiteral("[\\w.#:\\[-]+$"));
    return word.match(line).captured();
}

void ScriptEdit::complete(bool isAsked)
{
    const QString prefix = wordBefore();
    if (!isAsked && prefix.size() < shortestWord) {
        m_completer->popup()->hide();
        return;
    }
    // The script's own names, too.
    QStringList words = vocabulary();
    static const QRegularExpression names(QStringLiteral("(?:^\\s*|\\bas\\s+)([A-Za-z][\\w-]*)"),
                                          QRegularExpression::MultilineOption);
    for (auto found = names.globalMatch(toPlainText()); found.hasNext();)
        words += found.next().captured(1);
    words.removeAll(prefix);
    words.removeDuplicates();
    words.sort();
    m_words->setStringList(words);
    m_completer->setCompletionPrefix(prefix);
    if (m_completer->completionCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0) +
                   m_completer->popup()->verticalScrollBar()->sizeHint().width());
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    m_completer->complete(place);
}

void ScriptEdit::insertCompletion(const QString &word)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(m_completer->completionPrefix().size()));
    cursor.insertText(word);
    setTextCursor(cursor);
}

void ScriptEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isOpen = m_completer->popup()->isVisible();
    const auto key = event->key();
    if (isOpen && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape || key == Qt::Key_Tab)) {
        event->ignore(); // the list's own
        return;
    }
    const bool isAsked = key == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier);
    if (!isAsked)
        QPlainTextEdit::keyPressEvent(event);
    const bool isTyped = !event->text().isEmpty() && event->text().front().isPrint();
    if (isAsked || isTyped || (isOpen && key == Qt::Key_Backspace))
        complete(isAsked);
    else if (isOpen)
        m_completer->popup()->hide();
}

QTextCursor ScriptEdit::cursorOf(const script::Diagnostic &mistake) const
{
    const QTextBlock block = document()->findBlockByNumber(mistake.line - 1);
    QTextCursor cursor(block);
    const int from = std::clamp(mistake.column - 1, 0, std::max(0, block.length() - 1));
    cursor.setPosition(block.position() + from);
    cursor.setPosition(block.position() + std::min(from + std::max(mistake.length, 1), std::max(0, block.length() - 1)),
                       QTextCursor::KeepAnchor);
    return cursor;
}

void ScriptEdit::showMistakes(const std::vector<script::Diagnostic> &mistakes)
{
    m_mistakes = mistakes;
    showMarks();
}

void ScriptEdit::showDone(int count, const std::map<int, QString> &unmet)
{
    m_done = count;
    m_unmet = unmet;
    showMarks();
}

void ScriptEdit::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (int line = 0; line < m_done; ++line) {
        QTextEdit::ExtraSelection done;
        const bool isUnmet = m_unmet.contains(line + 1);
        QColor ground = colour(isUnmet ? Meaning::Bad : Meaning::Good, palette());
        ground.setAlphaF(isUnmet ? 0.2F : 0.09F);
        done.format.setBackground(ground);
        done.format.setProperty(QTextFormat::FullWidthSelection, true);
        done.cursor = QTextCursor(document()->findBlockByNumber(line));
        marks += done;
    }
    for (const script::Diagnostic &mistake : m_mistakes) {
        QTextEdit::ExtraSelection wrong;
        wrong.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.format.setUnderlineColor(colour(Meaning::Bad, palette()));
        wrong.cursor = cursorOf(mistake);
        if (!wrong.cursor.hasSelection()) {
            wrong.cursor.movePosition(QTextCursor::StartOfBlock);
            wrong.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        }
        marks += wrong;
    }
    setExtraSelections(marks);
}

std::optional<script::Diagnostic> ScriptEdit::presentMistake() const
{
    const int line = textCursor().blockNumber() + 1;
    const auto here = std::find_if(m_mistakes.begin(), m_mistakes.end(),
                                   [line](const script::Diagnostic &mistake) { return mistake.line == line; });
    if (here != m_mistakes.end())
        return *here;
    return m_mistakes.empty() ? std::nullopt : std::optional(m_mistakes.front());
}

bool ScriptEdit::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int line = cursorForPosition(viewport()->mapFromParent(help->pos())).blockNumber() + 1;
    for (const script::Diagnostic &mistake : m_mistakes) {
        if (mistake.line == line)
            QToolTip::showText(help->globalPos(), ScriptText::sentence(mistake), this);
    }
    if (const auto unmet = m_unmet.find(line); unmet != m_unmet.end())
        QToolTip::showText(help->globalPos(), unmet->second, this);
    return true;
}

void ScriptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        if (auto *highlighter = dynamic_cast<ScriptHighlighter *>(document()->findChild<QSyntaxHighlighter *>()))
            highlighter->setPalette(palette());
        showMarks();
    }
}

} // namespace quay
