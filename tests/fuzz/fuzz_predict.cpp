// SPDX-License-Identifier: MIT
#include "common/ruletext.h"
#include "common/stepjson.h"
#include "script/parser.h"
#include "script/predictor.h"

#include <QJsonDocument>

#include <cstdlib>

// Any script can be folded through the rules, and each of its steps has a sentence and a line of JSON.

using namespace quay;

namespace
{

void require(bool condition)
{
    if (!condition)
        std::abort();
}

std::optional<Port> service(QStringView name, Transport) { return Port(static_cast<quint16>(name.front().unicode())); }

void fold(const script::Script &script)
{
    script::Predictor predictor(rules::State(), script::Names(), service);
    Naming naming;
    naming.socket = [&predictor](rules::SocketId id) { return predictor.name(id); };
    naming.socketOfProgram = naming.socket;
    naming.program = [&predictor](rules::ProgramId id) { return predictor.names().name(id); };
    naming.device = [&predictor](rules::InterfaceId id) { return predictor.names().name(id); };
    StepPlace place;
    for (const script::Step &step : script.steps) {
        const script::PredictedStep predicted = predictor.step(step.statement);
        require(QJsonDocument::fromJson(StepJson::line(place, step, predicted)).isObject());
        require((predicted.prediction.outcome == rules::Outcome::Fails) == !predicted.outcome.error.isEmpty());
        const RuleText text(predictor.state(), naming);
        for (const script::PredictedCall &call : predicted.calls) {
            require(!text.reason(call.prediction, call.operation).isEmpty());
            for (const rules::Candidate &candidate : call.prediction.candidates)
                require(!text.candidate(candidate).isEmpty());
        }
        ++place.step;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    script::ParseSettings settings;
    settings.service = service;
    const auto scripts = script::parse(QByteArrayView(data, qsizetype(size)), settings);
    if (scripts) {
        for (const script::Script &script : *scripts)
            fold(script);
    }
    return 0;
}
