// SPDX-License-Identifier: MIT
#include "lab/scriptpane.h"

#include "common/scripttext.h"
#include "lab/scenes.h"
#include "lab/scriptedit.h"
#include "look/meaning.h"
#include "look/metrics.h"
#include "script/parser.h"
#include "script/renaming.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
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

constexpr int mostRecent = 8;

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
    const auto done = int(m_done.size());
    const QTextBlock block = m_edit->document()->findBlockByNumber(done);
    if (!block.isValid()) {
        cursor.movePosition(QTextCursor::End);
        cursor.insertText((cursor.atBlockStart() ? QString() : QStringLiteral("\n")) + line + u'\n');
    } else {
        cursor.setPosition(block.position());
        cursor.insertText(line + u'\n');
    }
    markRun(done + 1);
    m_edit->setTextCursor(cursor);
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
    m_done.clear();
    m_edit->showDone(0);
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
    m_edit->showDone(line);
    showState();
}

bool ScriptPane::isChangedAbove() const
{
    for (int i = 0; i < m_done.size(); ++i) {
        if (m_edit->document()->findBlockByNumber(i).text() != m_done[i])
            return true;
    }
    return false;
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
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, mistake ? colour(Meaning::Bad, palette()) : faintText(palette()));
    m_state->setPalette(ink);
    if (mistake)
        m_state->setText(tr("Line %1: %2").arg(mistake->line).arg(ScriptText::sentence(*mistake)));
    else if (isChangedAbove())
        m_state->setText(tr("Changed above what was done: running begins anew."));
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
