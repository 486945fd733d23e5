// SPDX-License-Identifier: MIT
#include "cli/predict.h"

#include "common/folders.h"
#include "common/ruletext.h"
#include "common/scriptfile.h"
#include "common/scripttext.h"
#include "common/stepjson.h"
#include "registry/store.h"
#include "script/printer.h"

#include <QCommandLineParser>

#include <memory>

namespace quay::cli
{

namespace
{

// The registry is read when a script names a service for the first time: most don't.
script::ServiceLookup servicesOfTheRegistry()
{
    const auto current = std::make_shared<std::optional<registry::RegistryStore::Current>>();
    return [current](QStringView name, Transport transport) {
        if (!*current)
            *current = registry::RegistryStore(dataFolder()).load();
        return (*current)->registry.portOf(name, transport);
    };
}

} // namespace

void PredictCommand::Tally::count(const script::Step &step, const script::PredictedStep &predicted)
{
    const bool expects = step.statement.expectation.has_value();
    ++steps;
    expected += expects ? 1 : 0;
    met += expects && predicted.met == true ? 1 : 0;
    open += expects && !predicted.met ? 1 : 0;
}

Exit PredictCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(help());
    parser.addPositionalArgument(QStringLiteral("file"), tr("A lab script; - is standard input."),
                                 QStringLiteral("FILE"));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print one JSON object a step."));
    const QCommandLineOption isolated(
        QStringLiteral("isolated"),
        tr("Count with a fresh host (lo only, root, nothing bound), not with this computer."));
    parser.addOptions({json, isolated});
    if (const auto exit = parse(parser, arguments))
        return *exit;
    if (parser.positionalArguments().size() != 1)
        return usage(tr("Say which script, for instance: quay predict example.lab. Or - for standard input."));

    const QString path = parser.positionalArguments().first();
    const auto file = readScriptFile(path);
    if (!file)
        return usage(tr("\"%1\" can't be read: %2").arg(path, file.error()));
    const Surroundings surroundings = parser.isSet(isolated) ? Surroundings::freshHost() : Surroundings::thisComputer();
    const script::ServiceLookup services = servicesOfTheRegistry();
    const auto scripts = script::parse(*file, {services, surroundings.isolated});
    if (!scripts) {
        reportMistakes(scripts.error(), *file, path);
        return Exit::Usage;
    }

    const Output output;
    Tally tally;
    for (int number = 1; number <= int(scripts->size()); ++number) {
        const script::Script &script = (*scripts)[std::size_t(number - 1)];
        script::Predictor predictor(surroundings.state, script::Names(surroundings.interfaces), services);
        if (parser.isSet(json)) {
            printJson(output, script, number, predictor, tally);
            continue;
        }
        if (scripts->size() > 1)
            output.line(output.styled(tr("Script %1").arg(number), Output::Style::Strong));
        printTable(output, script, predictor, tally);
    }
    if (!parser.isSet(json))
        output.line(summary(tally));
    return tally.met == tally.expected ? Exit::Success : Exit::Unmet;
}

void PredictCommand::reportMistakes(const std::vector<script::Diagnostic> &mistakes, const QByteArray &file,
                                    const QString &path)
{
    const QString name = path == u"-" ? tr("(standard input)") : path;
    QString text;
    for (const script::Diagnostic &mistake : mistakes)
        text += ScriptText::report(mistake, file, name);
    Output::error(text.chopped(1));
}

void PredictCommand::printJson(const Output &output, const script::Script &script, int number,
                               script::Predictor &predictor, Tally &tally)
{
    StepPlace place{number, 0};
    for (const script::Step &step : script.steps) {
        const script::PredictedStep predicted = predictor.step(step.statement);
        tally.count(step, predicted);
        ++place.step;
        output.line(QString::fromUtf8(StepJson::line(place, step, predicted)));
    }
}

void PredictCommand::printTable(const Output &output, const script::Script &script, script::Predictor &predictor,
                                Tally &tally)
{
    std::vector<Row> rows;
    for (const script::Step &step : script.steps) {
        const script::PredictedStep predicted = predictor.step(step.statement);
        tally.count(step, predicted);
        rows.push_back(row(int(rows.size()) + 1, step, predicted, predictor));
    }
    const QStringList head{QString(), tr("PROGRAM"), tr("COMMAND"), tr("PREDICTED"), tr("EXPECTED")};
    std::vector<qsizetype> widths;
    for (qsizetype column = 0; column < head.size(); ++column) {
        widths.push_back(head[column].size());
        for (const Row &row : rows)
            widths.back() = std::max(widths.back(), row.cells[column].size());
    }
    const auto aligned = [&widths](const QStringList &cells) {
        QString text = cells[0].rightJustified(widths[0]);
        for (qsizetype column = 1; column < cells.size(); ++column)
            text += QStringLiteral("  ") + cells[column].leftJustified(widths[std::size_t(column)]);
        while (text.endsWith(u' '))
            text.chop(1);
        return text;
    };
    output.line(output.styled(aligned(head), Output::Style::Faint));
    const QString margin(widths[0] + widths[1] + 4, u' ');
    for (const Row &row : rows) {
        output.line(output.styled(aligned(row.cells), row.style));
        if (!row.reason.isEmpty())
            output.line(output.styled(margin + row.reason, Output::Style::Faint));
    }
}

PredictCommand::Row PredictCommand::row(int number, const script::Step &step, const script::PredictedStep &predicted,
                                        const script::Predictor &predictor)
{
    Row row;
    row.cells = {QString::number(number), step.statement.program, script::print(step.statement.command),
                 predictedText(step, predicted), expectedText(step, predicted.met)};
    row.reason = reason(predicted, predictor);
    if (step.statement.expectation)
        row.style = predicted.met == true ? Output::Style::Good : Output::Style::Bad;
    return row;
}

QString PredictCommand::predictedText(const script::Step &step, const script::PredictedStep &predicted)
{
    QString text = StepJson::outcomeName(predicted.prediction.outcome);
    if (predicted.prediction.outcome == rules::Outcome::Fails)
        text += u' ' + predicted.outcome.error;
    if (const QString call = StepJson::failedCall(step, predicted); !call.isEmpty())
        text += QStringLiteral(" (%1)").arg(call);
    return text;
}

QString PredictCommand::expectedText(const script::Step &step, std::optional<bool> met)
{
    if (!step.statement.expectation)
        return {};
    if (met == true)
        return tr("as expected");
    const QString expected = script::print(*step.statement.expectation);
    return met ? tr("not %1").arg(expected) : tr("perhaps %1").arg(expected);
}

QString PredictCommand::reason(const script::PredictedStep &predicted, const script::Predictor &predictor)
{
    if (predicted.calls.empty() && predicted.prediction.rule == rules::Rule::NotAnOpenSocket)
        return tr("There is no such session: not so many connections were accepted.");
    if (predicted.prediction.rule == rules::Rule::Done)
        return {};
    const script::Names &names = predictor.names();
    Naming naming;
    naming.socket = [&predictor](rules::SocketId id) { return predictor.name(id); };
    naming.program = [&names](rules::ProgramId id) { return names.name(id); };
    naming.device = [&names](rules::InterfaceId id) { return names.name(id); };
    naming.socketOfProgram = [&](rules::SocketId id) {
        const rules::Socket *socket = predictor.state().find(id);
        const QString name = predictor.name(id);
        return socket == nullptr || name.isEmpty() ? tr("another program's socket")
                                                   : RuleText::socketOfProgram(names.name(socket->program), name);
    };
    // The call whose prediction stands for the step.
    const auto call =
        std::find_if(predicted.calls.rbegin(), predicted.calls.rend(), [&](const script::PredictedCall &one) {
            return one.prediction.rule == predicted.prediction.rule;
        });
    const rules::Operation operation = call == predicted.calls.rend() ? rules::Wait{} : call->operation;
    return RuleText(predictor.state(), naming).reason(predicted.prediction, operation);
}

QString PredictCommand::summary(const Tally &tally)
{
    const QString steps = tr("%n steps predicted.", nullptr, tally.steps);
    if (tally.expected == 0)
        return steps;
    const QString met = tr("%1 of %n expectations will be met.", nullptr, tally.expected).arg(tally.met);
    const QString open = tally.open == 0 ? QString() : u' ' + tr("Of %n it can't be told.", nullptr, tally.open);
    return steps + u' ' + met + open;
}

QString PredictCommand::help()
{
    return tr("Says what a lab script would do, and why, without opening a socket.\n\n"
              "  quay predict example.lab               on this computer\n"
              "  quay predict example.lab --isolated    on a fresh host of its own\n"
              "  quay predict - --json < example.lab    one JSON object a step\n\n"
              "The exit status is 0 if every expectation will be met, 1 if not, 2 if the script has mistakes.");
}

} // namespace quay::cli
