// SPDX-License-Identifier: MIT
#include "script/observing.h"
#include "script/recording.h"

// Any bytes are a recording or none; and what is one can be played.

using namespace quay;

namespace
{

void keepName(rules::SocketId, rules::SocketId) {}

void play(const script::RecordedScript &recorded)
{
    script::Predictor model(recorded.beginning.state, script::Names(recorded.beginning.interfaces), {});
    lab::LabState lab;
    for (const script::RecordedStep &step : recorded.steps) {
        script::RunStep run{1, step.step, model.foresee(step.step.statement), {}};
        std::vector<lab::CallMade> calls;
        for (const lab::Event &event : step.events) {
            if (const auto *call = std::get_if<lab::CallMade>(&event.what))
                calls.push_back(*call);
        }
        script::admitVisitors(model, step.events, lab, keepName);
        const auto reached = script::reached(run.predicted, calls, step.events, lab);
        model.goOn(step.step.statement, run.predicted, script::observationsOf(run.predicted, calls, step.events, lab));
        script::nameSessions(model, step.events, keepName);
        for (const lab::Event &event : step.events) {
            script::follow(model, event);
            lab.apply(event);
        }
        const script::ActualStep actual = script::actualStep(run, calls, step.events, reached, lab, model);
        static_cast<void>(actual);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto scripts = script::readRecording(QByteArrayView(data, qsizetype(size)));
    if (!scripts)
        return 0;
    for (const script::RecordedScript &one : *scripts)
        play(one);
    return 0;
}
