// SPDX-License-Identifier: MIT
#include "cli/predict.h"

#include "cli/predicttable.h"
#include "cli/scriptsof.h"
#include "common/stepjson.h"

#include <QCommandLineParser>

namespace quay::cli
{

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
    parser.addPositionalArgument(tr("FILE"), tr("A lab script; - is standard input."));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print one JSON object a step."));
    const QCommandLineOption isolated(
        QStringLiteral("isolated"),
        tr("Count with a fresh host (lo only, root, nothing bound), not with this computer."));
    const QCommandLineOption systems(
        QStringLiteral("systems"),
        tr("Add where Windows, macOS or FreeBSD would differ: documented, not verified here. Not with --json."));
    parser.addOptions({json, isolated, systems});
    if (const auto exit = parse(parser, arguments))
        return *exit;
    if (parser.positionalArguments().size() != 1)
        return usage(tr("Say which script, for instance: quay predict example.lab. Or - for standard input."));
    if (parser.isSet(json) && parser.isSet(systems))
        return usage(tr("--systems is for the table; it does not go with --json."));

    const Form form = parser.isSet(json) ? Form::Json : (parser.isSet(systems) ? Form::WithSystems : Form::Table);
    return predict(parser.positionalArguments().constFirst(), parser.isSet(isolated), form);
}

Exit PredictCommand::predict(const QString &path, bool isolated, Form form)
{
    const bool json = form == Form::Json;
    const script::ServiceLookup services = servicesOfTheRegistry();
    const auto read = ScriptsOf::file(path, services, isolated);
    if (!read)
        return usage(read.error());
    const std::vector<script::Script> &scripts = read->scripts;
    Surroundings surroundings = isolated ? Surroundings::freshHost() : Surroundings::thisComputer();
    surroundings.hosts = script::knownHosts(read->hosts);
    if (!surroundings.hasSockets)
        Output::error(tr("This computer does not tell which sockets it has; the prediction counts without them."));
    const Output output;
    Tally tally;
    for (int number = 1; number <= int(scripts.size()); ++number) {
        const script::Script &script = scripts[std::size_t(number - 1)];
        script::Predictor predictor = surroundings.predictor(services);
        if (!json && scripts.size() > 1)
            output.line(output.styled(tr("Script %1").arg(number), Output::Style::Strong));
        if (json)
            printJson(output, script, number, predictor, tally);
        else
            printTable(output, script, surroundings, predictor, tally, form);
    }
    if (form == Form::WithSystems)
        printSources(output);
    if (!json)
        output.line(summary(tally));
    return tally.met == tally.expected ? Exit::Success : Exit::Unmet;
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

void PredictCommand::printTable(const Output &output, const script::Script &script, const Surroundings &surroundings,
                                script::Predictor &predictor, Tally &tally, Form form)
{
    PredictTable table(surroundings, predictor);
    for (const script::Step &step : script.steps) {
        const script::PredictedStep predicted = predictor.step(step.statement);
        tally.count(step, predicted);
        table.add(step, predicted);
        if (form == Form::WithSystems)
            table.addSystems(predicted, predictor.state(predicted.host));
    }
    table.print(output);
}

// What the lines about other systems are worth.
void PredictCommand::printSources(const Output &output)
{
    output.line(tr("Other systems stand below a bind or a listen where they would differ, or where it can't be told."));
    for (const rules::System system : {rules::System::Windows, rules::System::MacOs, rules::System::FreeBsd})
        output.line(output.styled(SystemText::source(system), Output::Style::Faint));
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
              "  quay predict example.lab --systems     and where Windows, macOS or FreeBSD would differ\n"
              "  quay predict - --json < example.lab    one JSON object a step\n\n"
              "The exit status is 0 if every expectation will be met, 1 if not, 2 if the script has mistakes.");
}

} // namespace quay::cli
