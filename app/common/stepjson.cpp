// SPDX-License-Identifier: MIT
#include "common/stepjson.h"

#include "common/jsonline.h"
#include "script/observing.h"
#include "script/printer.h"

namespace quay
{

using script::PredictedPort;
using script::PredictedStep;

namespace
{

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonValue orNull(std::optional<bool> value) { return value ? QJsonValue(*value) : QJsonValue(); }

QJsonValue portValue(const PredictedPort &port)
{
    switch (port.kind) {
    case PredictedPort::Kind::None:
        return {};
    case PredictedPort::Kind::Number:
        return int(number(port.port));
    case PredictedPort::Kind::Ephemeral:
        return QStringLiteral("ephemeral");
    }
    Q_UNREACHABLE();
}

QJsonArray receiversOf(const script::StepOutcome &outcome)
{
    QStringList names;
    for (const script::Delivery &delivery : outcome.deliveries)
        names.append(delivery.receiver);
    names.removeDuplicates();
    return QJsonArray::fromStringList(names);
}

QByteArray predictedObject(const script::Step &step, const PredictedStep &predicted)
{
    JsonLine object;
    object.add("outcome", StepJson::outcomeName(predicted.prediction.outcome));
    object.add("error", orNull(predicted.outcome.error));
    object.add("rule", QString(rules::ruleName(predicted.prediction.rule)));
    object.add("with", QJsonArray::fromStringList(predicted.with));
    object.add("port", portValue(predicted.port));
    object.add(predicted.outcome.anyOf ? "receivers_any_of" : "receivers", receiversOf(predicted.outcome));
    if (const QString call = StepJson::failedCall(step, predicted); !call.isEmpty())
        object.add("at", call);
    return object.text();
}

JsonLine beginning(StepPlace place, const script::Step &step, const PredictedStep &predicted)
{
    JsonLine object;
    object.add("script", place.script);
    object.add("step", place.step);
    object.add("line", step.line);
    object.add("program", step.statement.program);
    if (!predicted.hostName.isEmpty())
        object.add("host", predicted.hostName);
    object.add("command", script::print(step.statement.command));
    object.addRaw("predicted", predictedObject(step, predicted));
    return object;
}

QByteArray actualObject(const script::RunStep &step)
{
    const script::ActualStep &actual = *step.actual;
    JsonLine object;
    object.add("outcome", StepJson::outcomeName(actual.outcome.outcome));
    object.add("error", orNull(actual.outcome.error));
    object.add("port", actual.port ? QJsonValue(int(number(*actual.port))) : QJsonValue());
    object.add("receivers", receiversOf(actual.outcome));
    if (std::holds_alternative<script::ListenNew>(step.step.statement.command) && !actual.failedCall.isEmpty())
        object.add("at", actual.failedCall);
    return object.text();
}

QJsonValue expectedOf(const script::Step &step)
{
    return step.statement.expectation ? QJsonValue(script::print(*step.statement.expectation)) : QJsonValue();
}

} // namespace

QByteArray StepJson::line(StepPlace place, const script::Step &step, const PredictedStep &predicted)
{
    JsonLine object = beginning(place, step, predicted);
    object.add("actual", {});
    object.add("agrees", {});
    object.add("expected", expectedOf(step));
    object.add("met", orNull(predicted.met));
    return object.text();
}

QByteArray StepJson::line(StepPlace place, const script::RunStep &step)
{
    JsonLine object = beginning(place, step.step, step.predicted);
    object.addRaw("actual", actualObject(step));
    object.add("agrees", step.actual->agrees);
    object.add("expected", expectedOf(step.step));
    object.add("met", orNull(step.actual->met));
    return object.text();
}

QString StepJson::outcomeName(rules::Outcome outcome)
{
    switch (outcome) {
    case rules::Outcome::Ok:
        return QStringLiteral("ok");
    case rules::Outcome::Fails:
        return QStringLiteral("fails");
    case rules::Outcome::Pending:
        return QStringLiteral("pending");
    case rules::Outcome::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

QString StepJson::failedCall(const script::Step &step, const PredictedStep &predicted)
{
    const bool listens = std::holds_alternative<script::ListenNew>(step.statement.command);
    if (!listens || predicted.prediction.outcome != rules::Outcome::Fails || predicted.calls.empty())
        return {};
    return script::callName(predicted.calls.back().operation);
}

} // namespace quay
