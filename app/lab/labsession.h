// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "common/ruletext.h"
#include "common/surroundings.h"
#include "script/recording.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>

#include <functional>
#include <memory>
#include <set>

namespace quay
{

// Opens a lab in the surroundings.
using OpenLab = std::function<script::Runner *(const Surroundings &surroundings, QObject *parent)>;
// What a lab begins with: an isolated host, or this computer.
using ReadSurroundings = std::function<Surroundings(bool isolated)>;

// How the sockets and programs of a model are called. Both must outlive what is returned.
[[nodiscard]] Naming namingOf(const script::Predictor &model, const Surroundings &surroundings);

// Whether other computers may be reached from the address, or reach it.
[[nodiscard]] bool isOfTheNetwork(const Address &address);
[[nodiscard]] bool reachesNetwork(const script::Statement &statement);

// One lab after another, each of them from nothing, and what was done in the present one. The whole page works with
// this; only the runner behind it knows real sockets.
class LabSession final : public QObject
{
    Q_OBJECT

public:
    struct Ways {
        OpenLab open;
        ReadSurroundings read;
        script::ServiceLookup service;
    };
    explicit LabSession(Ways ways, QObject *parent = nullptr);
    ~LabSession() override;

    // Ends every program; begun() follows once the new lab is there. What is to be done meanwhile waits.
    void startOver() { startOver(m_isIsolated); }
    void startOver(bool isolated);
    [[nodiscard]] bool isIsolated() const { return m_isIsolated; }
    // Begins anew and does what was recorded, a step for each line that is carried out, without a process or a socket;
    // until the lab is started over.
    void replay(script::RecordedScript recorded);
    // The same recording from its beginning. Precondition: isReplay().
    void replayAgain();
    [[nodiscard]] bool isReplay() const { return m_replayed != nullptr; }
    // Begins anew and writes down all that happens, until the next beginning. False: the file can't be written.
    [[nodiscard]] bool record(std::unique_ptr<QFile> file);
    [[nodiscard]] bool isRecording() const { return m_recorder != nullptr; }
    // The file keeps what was written until now; the lab runs on.
    void stopRecording();
    [[nodiscard]] bool isEnding() const { return m_isEnding; }
    // Looks at this computer anew if nothing has been done yet and the last look was a while ago: what is bound outside
    // the lab has changed, perhaps. begun() follows.
    void renew();
    // Counts from now on with the sockets that other programs of this computer have by now. True: they are others than
    // before. A listing from before the last thing that happened here says nothing, nor does one while a step is under
    // way, nor does an isolated host ask.
    bool seeOthers(const system::Snapshot &snapshot, const system::Machine &machine);
    // Ends every program, for good. finished() follows, at once if there are none.
    void finish();

    // The line as a statement of this lab, after all that was done so far; else what is wrong with it.
    [[nodiscard]] Result<script::Step, script::Diagnostic> check(const QString &line) const;
    // Checks the statement against what was done so far, and does it. What is wrong with it: nothing happened then.
    std::optional<script::Diagnostic> carryOut(const script::Statement &statement, bool isRecorded = true);
    // The line of a script, which may have an expectation.
    std::optional<script::Diagnostic> carryOut(const QString &line, bool isRecorded = true);
    [[nodiscard]] bool isBusy() const { return m_isEnding || m_runner->isBusy(); }

    [[nodiscard]] const script::Predictor &model() const { return m_runner->model(); }
    [[nodiscard]] const lab::LabState &lab() const { return m_runner->lab(); }
    [[nodiscard]] const Surroundings &surroundings() const { return *m_surroundings; }
    [[nodiscard]] const Naming &naming() const { return m_naming; }
    [[nodiscard]] script::ServiceLookup service() const { return m_ways.service; }
    // Another name from now on, also for what was done before; false if a step is under way or the names can't change.
    // Precondition: the name is a valid one, and free.
    bool rename(const lab::Renaming &renaming);
    // Every statement that was carried out, one a line.
    [[nodiscard]] const QString &history() const { return m_history; }
    // The last step whose socket can be closed to undo it; its name, empty: none.
    [[nodiscard]] QString undoable() const;
    void undo();
    // A name for a new socket that no other has: `wish`, or that with a number behind it.
    [[nodiscard]] QString unusedName(const QString &wish) const;
    // The programs of the lab that run, in the order of their first lines: "web", "web@blue".
    [[nodiscard]] QStringList programs() const;
    // Whether only programs of the lab are in the host, and none of them reaches other computers.
    [[nodiscard]] bool isApart(const QString &host) const;
    // Whether what the statement does reaches other computers, from where it happens: none from a host of its own.
    [[nodiscard]] bool opensToNetwork(const script::Statement &statement) const;
    // Whether a socket of the lab listens to other computers, or talks to them.
    [[nodiscard]] bool isOpenToNetwork() const;

Q_SIGNALS:
    void begun();
    void recorded(const QString &line);
    void predicted(const quay::script::RunStep &step);
    void done(const quay::script::RunStep &step);
    void happened(const quay::lab::Event &event);
    void refused(quay::script::Refusal why, const QString &detail);
    // The recording ends here: the system's reason, as for a full disk.
    void recordingFailed(const QString &reason);
    void idle();
    void finished();

private:
    void beginAnew();
    void open();
    void flush();
    void touch() { m_touched = QDateTime::currentDateTimeUtc(); }
    [[nodiscard]] std::set<int> pids() const;
    void watchRecording();

    Ways m_ways;
    std::unique_ptr<Surroundings> m_surroundings; // stays where it is, for the naming
    script::Runner *m_runner = nullptr;
    std::shared_ptr<const script::RecordedScript> m_replayed; // null: the lab is a real one
    std::unique_ptr<QFile> m_nextRecording;                   // of the lab that begins
    std::unique_ptr<QFile> m_recording;
    std::unique_ptr<script::Recorder> m_recorder;
    Naming m_naming;
    QString m_history;
    std::vector<script::Step> m_waiting;
    std::vector<std::pair<QString, QString>> m_undo; // program, socket
    QElapsedTimer m_age;                             // of the surroundings
    QDateTime m_touched;                             // when something was done or happened last
    bool m_isIsolated = false;
    bool m_isEnding = false;
    bool m_isOver = false;
};

} // namespace quay
