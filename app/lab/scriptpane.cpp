// SPDX-License-Identifier: MIT
#include "lab/scriptpane.h"

#include "common/scripttext.h"
#include "lab/logmodel.h"
#include "lab/scenes.h"
#include "lab/scriptedit.h"
#include "look/meaning.h"
#include "look/metrics.h"
#include "script/parser.h"
#include "script/printer.h"
#include "script/renaming.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace quay
{

using namespace std::chrono_literals;

namespace
{

bool isStatement(const QString &line)
{
    const QString text = line.trimmed();
    return !text.isEmpty() && !text.startsWith(u'#') && text != QStringLiteral("---");
}

} // namespace

ScriptPane::ScriptPane(LabSession *session, const QString &keepIn, QWidget *parent)
    : QWidget(parent), m_session(session), m_keepIn(keepIn), m_edit(new ScriptEdit(this)), m_state(new QLabel(this)),
      m_file(new QToolButton(this)), m_run(new QToolButton(this)), m_step(new QToolButton(this)),
      m_checkDelay(new QTimer(this)), m_keepDelay(new QTimer(this))
{
    build();
    m_checkDelay->setSingleShot(true);
    m_checkDelay->setInterval(150ms);
    m_keepDelay->setSingleShot(true);
    m_keepDelay->setInterval(1s);
    connect(m_checkDelay, &QTimer::timeout, this, &ScriptPane::check);
    connect(m_keepDelay, &QTimer::timeout, this, &ScriptPane::keep);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_checkDelay->start();
        m_keepDelay->start();
        showDone();
    });
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, &ScriptPane::showState);
    connect(m_run, &QToolButton::clicked, this, &ScriptPane::runRequested);
    connect(m_step, &QToolButton::clicked, this, &ScriptPane::stepRequested);
    if (QFile kept(m_keepIn); !m_keepIn.isEmpty() && kept.open(QIODevice::ReadOnly)) {
        m_edit->setPlainText(QString::fromUtf8(kept.readAll()));
        m_edit->document()->setModified(!m_edit->toPlainText().isEmpty());
    }
    retranslate();
    check();
}

void ScriptPane::build()
{
    const int space = unit(this);
    m_file->setPopupMode(QToolButton::InstantPopup);
    m_file->setMenu(new QMenu(m_file));
    for (QToolButton *button : {m_file, m_run, m_step})
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(2 * space, space / 2, space, space / 2);
    bar->setSpacing(space);
    bar->addWidget(m_run);
    bar->addWidget(m_step);
    bar->addWidget(m_state, 1);
    bar->addWidget(m_file);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_edit, 1);
    layout->addLayout(bar);
}

QString ScriptPane::script() const { return m_edit->toPlainText(); }

void ScriptPane::setScript(const QString &text, const QString &path)
{
    QTextCursor cursor(m_edit->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_edit->moveCursor(QTextCursor::Start);
    m_path = path;
    m_edit->document()->setModified(false);
    forgetRun();
    check();
    keep();
}

void ScriptPane::setReadOnly(bool readOnly) { m_edit->setReadOnly(readOnly); }

void ScriptPane::record(const QString &line)
{
    QTextCursor cursor(m_edit->document());
    const bool isNew = m_done.empty() && next();
    const bool isLast = !next();
    if (isNew) {
        cursor.select(QTextCursor::Document);
        m_path.clear(); // its file keeps what it has
    } else if (isLast) {
        cursor.movePosition(QTextCursor::End);
    } else {
        cursor.setPosition(m_edit->document()->findBlockByNumber(int(m_done.size())).position());
    }
    const bool isWithinLine = isLast && !cursor.atBlockStart();
    cursor.insertText((isWithinLine ? QStringLiteral("\n") : QString()) + line + u'\n');
    markRun(cursor.blockNumber());
    m_edit->setTextCursor(cursor);
}

bool ScriptPane::mayBegin()
{
    const bool isReplaced = m_done.empty() && next() && script() != m_left;
    return !isReplaced || mayBeReplaced();
}

void ScriptPane::rename(const lab::Renaming &renaming)
{
    const auto after = [&renaming](const QString &line) {
        return QString::fromUtf8(script::renamed(line.toUtf8(), renaming));
    };
    QTextCursor cursor(m_edit->document());
    cursor.beginEditBlock();
    for (QTextBlock block = m_edit->document()->begin(); block.isValid(); block = block.next()) {
        const QString now = after(block.text());
        if (now == block.text())
            continue;
        cursor.setPosition(block.position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.insertText(now);
    }
    cursor.endEditBlock();
    for (QString &line : m_done)
        line = after(line);
    check();
}

void ScriptPane::recognise(const QString &path)
{
    const auto isSame = [this](const QString &text) { return text == script(); };
    QFile file(path);
    if (!path.isEmpty() && file.open(QIODevice::ReadOnly) && isSame(QString::fromUtf8(file.readAll())))
        m_path = path;
    const auto scenes = ReadyScenes::all();
    const bool isScene = std::any_of(scenes.begin(), scenes.end(),
                                     [&](const ReadyScene &scene) { return isSame(ReadyScenes::script(scene.name)); });
    if (!m_path.isEmpty() || isScene)
        m_edit->document()->setModified(false);
    showState();
}

void ScriptPane::forgetRun()
{
    if (!m_done.empty() && !next() && !isChangedAbove())
        m_left = script();
    m_done.clear();
    m_lines.clear();
    m_unmet.clear();
    showDone();
    showState();
}

std::optional<std::pair<int, QString>> ScriptPane::next() const
{
    for (QTextBlock block = m_edit->document()->findBlockByNumber(int(m_done.size())); block.isValid();
         block = block.next()) {
        if (isStatement(block.text()))
            return std::pair(block.blockNumber() + 1, block.text());
    }
    return std::nullopt;
}

void ScriptPane::markRun(int line)
{
    for (int i = int(m_done.size()); i < line; ++i)
        m_done += m_edit->document()->findBlockByNumber(i).text();
    m_lines.push_back(line);
    showDone();
    showState();
}

void ScriptPane::showOutcome(const script::RunStep &step)
{
    if (!step.actual || step.actual->met != false || step.number > int(m_lines.size()))
        return;
    const int line = m_lines.at(std::size_t(step.number) - 1);
    m_unmet[line] = tr("Line %1 expected: %2. What happened: %3.", "number, expectation, outcome")
                        .arg(QString::number(line), script::print(*step.step.statement.expectation),
                             LogModel::word(step.actual->outcome));
    showDone();
    showState();
}

// What stands there now was done as far as it is what was done.
void ScriptPane::showDone()
{
    const int count = unchanged();
    m_edit->showDone(count, {m_unmet.begin(), m_unmet.upper_bound(count)});
}

int ScriptPane::unchanged() const
{
    int line = 0;
    while (line < m_done.size() && m_edit->document()->findBlockByNumber(line).text() == m_done[line])
        ++line;
    return line;
}

bool ScriptPane::isChangedAbove() const { return unchanged() < m_done.size(); }

// Of the cursor's line, or of the first.
std::optional<QString> ScriptPane::presentUnmet() const
{
    const auto here = m_unmet.find(m_edit->textCursor().blockNumber() + 1);
    if (here != m_unmet.end())
        return here->second;
    return m_unmet.empty() ? std::nullopt : std::optional(m_unmet.begin()->second);
}

bool ScriptPane::isModified() const { return m_edit->document()->isModified() && !script().trimmed().isEmpty(); }

void ScriptPane::check()
{
    const auto scripts = script::parse(
        script().toUtf8(), {m_session->service(), m_session->isIsolated(), m_session->surroundings().hosts});
    m_mistakes = scripts ? std::vector<script::Diagnostic>() : scripts.error();
    m_edit->showMistakes(m_mistakes);
    showState();
}

void ScriptPane::showState()
{
    const auto mistake = m_edit->presentMistake();
    const auto unmet = presentUnmet();
    const bool isBad = mistake || (unmet && !isChangedAbove());
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, isBad ? colour(Meaning::Bad, palette()) : faintText(palette()));
    m_state->setPalette(ink);
    if (mistake)
        m_state->setText(tr("Line %1: %2").arg(mistake->line).arg(ScriptText::sentence(*mistake)));
    else if (isChangedAbove())
        m_state->setText(tr("Changed above what was done: running begins anew."));
    else if (unmet)
        m_state->setText(*unmet);
    else
        m_state->setText(m_path.isEmpty() ? QString() : QFileInfo(m_path).fileName());
    m_state->setToolTip(m_state->text());
    m_run->setEnabled(m_mistakes.empty());
    m_step->setEnabled(m_mistakes.empty());
}

void ScriptPane::keep()
{
    m_keepDelay->stop();
    if (m_keepIn.isEmpty())
        return;
    QDir().mkpath(QFileInfo(m_keepIn).path());
    QSaveFile file(m_keepIn);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(script().toUtf8());
        file.commit();
    }
}

void ScriptPane::retranslate()
{
    m_edit->setAccessibleName(tr("Lab script"));
    m_edit->setPlaceholderText(tr("Everything you do becomes a line here, such as\n"
                                  "web: listen tcp 127.0.0.1:8080 as door\n"
                                  "Lines can be written here too, and run."));
    m_run->setText(tr("Run whole"));
    m_run->setToolTip(tr("Begin anew and run the script from its first line to its last"));
    m_step->setText(tr("Next line"));
    m_step->setToolTip(tr("Run the next line that has not been run"));
    m_file->setText(tr("File"));
    showRecent();
    showState();
}

void ScriptPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace quay
