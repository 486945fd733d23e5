// SPDX-License-Identifier: MIT
#include "lab/labpage.h"

#include "common/servicenames.h"
#include "lab/actionform.h"
#include "lab/firststeps.h"
#include "lab/logmodel.h"
#include "lab/logview.h"
#include "lab/newname.h"
#include "lab/programtree.h"
#include "lab/scene/card.h"
#include "lab/scene/cardtext.h"
#include "lab/scene/stage.h"
#include "lab/scriptpane.h"
#include "lab/systemcalls.h"
#include "lab/verdictbox.h"
#include "look/meaning.h"
#include "look/togglebutton.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>

#include <chrono>

namespace quay
{

using namespace std::chrono_literals;

LabPage::LabPage(LabSession::Ways ways, std::shared_ptr<const registry::Registry> registry, const QString &keepIn,
                 QWidget *parent)
    : Page(parent), m_session(new LabSession(std::move(ways), this)), m_registry(std::move(registry)),
      m_services(std::make_unique<ServiceNames>(*m_registry)), m_tree(new ProgramTree(m_session)),
      m_form(new ActionForm(m_session, m_services.get())), m_story(new QLabel), m_stage(new scene::Stage),
      m_first(new FirstSteps), m_match(new scene::Card(scene::Card::Wish::Bottom, m_stage)),
      m_facts(new scene::Card(scene::Card::Wish::Top, m_stage)), m_log(new LogModel(this)),
      m_logView(new LogView(m_log)), m_script(new ScriptPane(m_session, keepIn)), m_calls(new QPlainTextEdit),
      m_tabs(new QTabWidget), m_across(new QSplitter(Qt::Horizontal)), m_left(new QSplitter(Qt::Vertical)),
      m_right(new QSplitter(Qt::Vertical)), m_scenes(new QToolButton), m_again(new QToolButton),
      m_undo(new QToolButton), m_isolate(new ToggleButton), m_sign(new QLabel), m_pause(new ToggleButton),
      m_step(new QToolButton), m_speed(new QSlider(Qt::Horizontal)), m_speedLabel(new QLabel),
      m_closer(new QToolButton), m_farther(new QToolButton), m_refresh(new QTimer(this)), m_pace(new QTimer(this))
{
    build();
    connectParts();
    connectSession();
    retranslate();
    refresh();
}

// The form goes first: it asks for names.
LabPage::~LabPage() { delete m_across; }

void LabPage::connectSession()
{
    connect(m_session, &LabSession::begun, this, &LabPage::begin);
    connect(m_session, &LabSession::recorded, m_script, &ScriptPane::record);
    connect(m_session, &LabSession::predicted, this, [this](const script::RunStep &step) {
        const script::Statement &statement = step.step.statement;
        const script::Names &names = m_session->model().names();
        const bool isHost = statement.program == u"host";
        m_log->addStep(step,
                       script::fullProgram(statement.program,
                                           isHost ? statement.host : names.name(names.hostOf(statement.program))));
    });
    connect(m_session, &LabSession::done, this, &LabPage::showStep);
    connect(m_session, &LabSession::happened, this, [this](const lab::Event &event) { showEvent(event); });
    connect(m_session, &LabSession::refused, this, &LabPage::showRefusal);
    connect(m_session, &LabSession::idle, this, &LabPage::playNext);
    connect(m_session, &LabSession::recordingFailed, this, [this](const QString &reason) {
        Q_EMIT failed(
            tr("The recording could not be written on (%1). What was recorded until then is kept.").arg(reason));
    });
}

void LabPage::begin()
{
    m_log->clear();
    m_memory = {};
    m_shown.reset();
    m_match->hide();
    m_facts->hide();
    m_stage->clear();
    refresh();
    playNext();
}

void LabPage::undo() { m_session->undo(); }

void LabPage::seeOthers(const system::Snapshot &snapshot, const system::Machine &machine)
{
    if (m_session->seeOthers(snapshot, machine))
        refreshSoon();
}

void LabPage::rename(const lab::Renaming &renaming)
{
    if (renaming.from == renaming.to)
        return;
    if (m_session->isReplay() || m_session->isRecording()) {
        Q_EMIT failed(tr("The names in a recording stay as they are. Start over to rename."));
        return;
    }
    const QString problem = NewName::problem(renaming, m_session->history() + m_script->script());
    if (!problem.isEmpty()) {
        Q_EMIT failed(problem);
        m_tree->editNameAgain(renaming);
        return;
    }
    const QString written = m_form->line().section(u':', 0, 0);
    if (!m_session->rename(renaming)) {
        Q_EMIT failed(tr("A step is under way. Rename when it is done."));
        m_tree->editNameAgain(renaming);
        return;
    }
    m_script->rename(renaming);
    const QString host = written.section(u'@', 1);
    m_form->setProgram(script::fullProgram(renaming.program(written.section(u'@', 0, 0)), host));
    refresh();
    if (m_matched && m_match->isVisible())
        showMatch();
}

void LabPage::tryPort(const Endpoint &end, Transport transport)
{
    m_form->setTransport(transport);
    m_form->setAction(transport == Transport::Udp ? ActionForm::Action::Bind : ActionForm::Action::Listen);
    m_form->setEnd(end);
    m_form->takeFocus();
}

bool LabPage::isUpToDate() const { return !m_refresh->isActive(); }

void LabPage::refreshSoon()
{
    if (!m_refresh->isActive())
        m_refresh->start();
}

void LabPage::refresh()
{
    m_tree->refresh();
    m_memory.passedOn.clear();
    for (const auto &[id, socket] : m_session->lab().sockets()) {
        if (const rules::Socket *known = m_session->model().find(id); known != nullptr && !known->held)
            m_memory.passedOn.insert(id);
    }
    m_stage->setPicture(scene::pictureOf(m_session->lab(), m_memory, stateWord));
    m_first->setHeld(m_isPlaying && m_stage->isPaused());
    m_first->setVisible(m_session->lab().programs().empty());
    m_form->refresh();
    m_form->setEnabled(!m_session->isReplay());
    m_script->setReadOnly(m_session->isReplay());
    quint64 dropped = 0;
    for (const auto &[id, socket] : m_session->lab().sockets())
        dropped += socket.facts.dropped;
    m_logView->setCounts(dropped, m_session->lab().leftOut());
    if (const lab::LabSocket *socket = m_shown ? m_session->lab().find(*m_shown) : nullptr;
        socket != nullptr && m_facts->isVisible())
        m_facts->show(scene::CardText(*m_session, palette()).factsTitle(*socket),
                      scene::CardText(*m_session, palette()).facts(*socket));
    const QString socket = m_session->undoable();
    m_undo->setEnabled(!socket.isEmpty());
    m_undo->setToolTip(socket.isEmpty() ? tr("Nothing to undo") : tr("Close %1, which was made last").arg(socket));
    showSign();
}

void LabPage::showSocket(rules::SocketId id)
{
    const lab::LabSocket *socket = m_session->lab().find(id);
    if (socket == nullptr)
        return;
    m_shown = id;
    m_stage->select(id);
    const QSignalBlocker quiet(m_tree);
    m_tree->select(id);
    const scene::CardText text(*m_session, palette());
    m_facts->show(text.factsTitle(*socket), text.facts(*socket));
}

void LabPage::showCalls()
{
    const auto &statement = m_form->statement();
    QStringList lines;
    if (statement) {
        lines += systemCalls(*statement, m_session->model());
        if (const QString ss = ssCommand(*statement, m_session->model()); !ss.isEmpty())
            lines += {QString(), QStringLiteral("$ ") + ss};
    }
    m_calls->setPlainText(lines.join(u'\n'));
}

void LabPage::showSign()
{
    const bool isReplay = m_session->isReplay();
    const bool isOpen = !isReplay && m_session->isOpenToNetwork();
    const Meaning meaning = isReplay ? Meaning::Unknown : isOpen ? Meaning::Bad : Meaning::Good;
    m_sign->setText(isReplay                  ? tr("▶ A recording")
                    : m_session->isIsolated() ? tr("● A host of its own")
                    : isOpen                  ? tr("▲ Open to the network")
                                              : tr("● Loopback only"));
    if (m_session->isRecording())
        m_sign->setText(tr("%1 · recording", "where the lab is").arg(m_sign->text()));
    QPalette inked = palette();
    inked.setColor(QPalette::WindowText, colour(meaning, palette()));
    m_sign->setPalette(inked);
    m_sign->setToolTip(isReplay ? tr("No program runs and no socket is open. \"Start over\" begins a lab of your own.")
                       : isOpen ? tr("Other computers can reach sockets of the lab.")
                                : tr("Nothing of the lab can be reached from other computers."));
}

bool LabPage::mayOpenToNetwork()
{
    if (m_isNetworkAllowed)
        return true;
    const auto answer = QMessageBox::question(
        this, tr("Open the lab to the network?"),
        tr("This address can be reached from other computers. What the lab's programs receive there comes from whoever "
           "sends it. Open the lab to the network?"),
        QMessageBox::Yes | QMessageBox::No, QMessageBox::No); // Return, twice in a row, must not do it
    m_isNetworkAllowed = answer == QMessageBox::Yes;
    return m_isNetworkAllowed;
}

void LabPage::report()
{
    QApplication::clipboard()->setText(
        QStringLiteral("# Quayside %1, %2\n").arg(QApplication::applicationVersion(), QSysInfo::kernelVersion()) +
        m_session->history());
}

// Nothing is lost: the next start finds it again.
void LabPage::finish() { m_script->keep(); }

void LabPage::doByHand(const QString &line)
{
    if (m_session->isReplay())
        Q_EMIT failed(tr("This is a recording. Start over to do something of your own."));
    else if (m_script->mayBegin())
        m_session->carryOut(line);
}

void LabPage::takeFocus() { m_form->takeFocus(); }

void LabPage::setReducedMotion(bool reduced) { m_stage->setReducedMotion(reduced); }

void LabPage::setStageOnly(bool only)
{
    m_left->setVisible(!only);
    m_tabs->setVisible(!only);
    if (only)
        m_stage->setFocus();
}

void LabPage::restore(const QSettings &settings)
{
    m_across->restoreState(settings.value(QStringLiteral("lab/across")).toByteArray());
    m_left->restoreState(settings.value(QStringLiteral("lab/left")).toByteArray());
    m_right->restoreState(settings.value(QStringLiteral("lab/right")).toByteArray());
    m_logView->restoreLayout(settings.value(QStringLiteral("lab/log")).toByteArray());
    m_script->setRecent(settings.value(QStringLiteral("lab/recent")).toStringList());
    m_script->recognise(settings.value(QStringLiteral("lab/script")).toString());
    m_speed->setValue(settings.value(QStringLiteral("lab/speed"), m_speed->value()).toInt());
}

void LabPage::save(QSettings &settings) const
{
    settings.setValue(QStringLiteral("lab/across"), m_across->saveState());
    settings.setValue(QStringLiteral("lab/left"), m_left->saveState());
    settings.setValue(QStringLiteral("lab/right"), m_right->saveState());
    settings.setValue(QStringLiteral("lab/log"), m_logView->saveLayout());
    settings.setValue(QStringLiteral("lab/recent"), m_script->recent());
    settings.setValue(QStringLiteral("lab/script"), m_script->path());
    settings.setValue(QStringLiteral("lab/speed"), m_speed->value());
}

void LabPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        fitToText();
    // One was elsewhere, and may have started a server there.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible() && !m_isPlaying)
        m_session->renew();
}

void LabPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_isPlaying)
        m_session->renew();
    refresh();
}

QString LabPage::programName(rules::ProgramId program) const
{
    const lab::LabProgram *found = m_session->lab().find(program);
    return found == nullptr ? QString() : script::fullProgram(found->started.name, found->started.host);
}

} // namespace quay
