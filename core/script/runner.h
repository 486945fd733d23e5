// SPDX-License-Identifier: MIT
#pragma once

#include "lab/engine.h"
#include "lab/labstate.h"
#include "script/predictor.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace quay::script
{

// How a step ended, beside what was predicted.
struct ActualStep {
    StepOutcome outcome;
    std::optional<Port> port; // of the step's socket, afterwards
    QString failedCall;       // "bind", "listen", ...; empty: none failed
    bool agrees = false;      // with the prediction
    std::optional<bool> met;  // absent: nothing was expected
};

// A step, numbered from 1 in the order in which it was handed over.
struct RunStep {
    int number = 0;
    Step step;
    PredictedStep predicted;
    std::optional<ActualStep> actual; // absent: it has not happened yet
};

using lab::Refusal;

// Carries out statements: predicts each one, lets the lab do it, compares, and goes on from what really happened. The
// window, `quay run` and `quay lab` drive the lab through this, and a recording is played through it, too.
class Runner : public QObject
{
    Q_OBJECT

public:
    explicit Runner(QObject *parent = nullptr) : QObject(parent) {}
    ~Runner() override = default;

    // Queued; carried out in order.
    virtual void run(const Step &step) = 0;
    [[nodiscard]] virtual bool isBusy() const = 0;
    // Drops what is queued and ends every program. finished() follows.
    virtual void stop() = 0;

    // Another name from the next step on; the program runs on, the socket stays open. False: the names can't change, as
    // those of a recording. Precondition: not busy, and the new name is free.
    [[nodiscard]] virtual bool rename(const lab::Renaming &) { return false; }

    // What programs outside the lab have done meanwhile: see Predictor::seeOthers(). Nothing for a recording, which has
    // its own beginning. Precondition: not busy.
    [[nodiscard]] virtual std::vector<rules::SocketId> seeOthers(std::span<const rules::SocketId>,
                                                                 std::span<const rules::ForeignSocket>)
    {
        return {};
    }

    // The model as it is after what has happened so far, and what the lab's events tell.
    [[nodiscard]] virtual const Predictor &model() const = 0;
    [[nodiscard]] virtual const lab::LabState &lab() const = 0;

Q_SIGNALS:
    void predicted(const quay::script::RunStep &step); // before it is carried out
    void done(const quay::script::RunStep &step);
    void happened(const quay::lab::Event &event);
    void refused(quay::lab::Refusal why, const QString &detail);
    void idle();     // nothing is queued
    void finished(); // after stop(): no process is left
};

} // namespace quay::script
