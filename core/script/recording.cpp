// SPDX-License-Identifier: MIT
#include "script/recording.h"

#include "lab/eventjson.h"
#include "script/characters.h"
#include "script/limits.h"
#include "script/parser.h"
#include "script/printer.h"
#include "script/statejson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace quay::script
{

namespace
{

constexpr QLatin1StringView versionKey("quayside-recording");
constexpr QLatin1StringView stepKey("step");
constexpr QLatin1StringView lineKey("line");
constexpr QLatin1StringView endKey("end");
constexpr QLatin1StringView timeKey("time");
constexpr QLatin1StringView hostsKey("hosts");
constexpr QLatin1StringView nameKey("name");
constexpr QLatin1StringView isolatedKey("isolated");

QJsonObject toJson(const RecordedBeginning &beginning)
{
    QJsonArray interfaces;
    for (const QString &name : beginning.interfaces)
        interfaces.append(name);
    QJsonObject owners;
    for (const auto &[socket, name] : beginning.owners)
        owners.insert(QString::number(quint32(socket)), name);
    QJsonObject object{{versionKey, recordingVersion},
                       {isolatedKey, beginning.isolated},
                       {QStringLiteral("interfaces"), interfaces},
                       {QStringLiteral("owners"), owners},
                       {QStringLiteral("state"), script::toJson(beginning.state)}};
    QJsonArray hosts;
    for (const KnownHost &host : beginning.hosts)
        hosts.append(QJsonObject{{nameKey, host.name}, {isolatedKey, host.isolated}});
    if (!hosts.isEmpty())
        object.insert(hostsKey, hosts);
    return object;
}

// Absent: damaged. Their number is bounded as that of the settings is, by what an id of a host can hold.
std::optional<std::vector<KnownHost>> hostsFromJson(const QJsonArray &array)
{
    constexpr qsizetype mostHosts = 64;
    if (array.size() > mostHosts)
        return std::nullopt;
    std::vector<KnownHost> hosts;
    for (const auto &one : array) {
        const QJsonObject host = one.toObject();
        const QString name = host.value(nameKey).toString();
        if (!isName(name.toStdString()))
            return std::nullopt;
        hosts.push_back({name, host.value(isolatedKey).toBool()});
    }
    return hosts;
}

// Reads line by line; the first mistake ends it.
class Reading final
{
public:
    [[nodiscard]] bool take(QByteArrayView line);
    [[nodiscard]] RecordingMistake mistake() const { return m_mistake; }
    // After the last line. Whether the statements of every script could be read.
    [[nodiscard]] bool finish();
    [[nodiscard]] std::vector<RecordedScript> scripts() { return std::move(m_scripts); }

private:
    bool begin(const QJsonObject &object);
    bool beginStep(const QJsonObject &object);
    bool addEvent(const QJsonObject &object);
    bool fail(RecordingMistake mistake)
    {
        m_mistake = mistake;
        return false;
    }

    std::vector<RecordedScript> m_scripts;
    std::vector<QByteArray> m_texts; // of each script: names have to be known for a line to be read
    bool m_isInStep = false;
    RecordingMistake m_mistake = RecordingMistake::NotARecording;
};

bool Reading::take(QByteArrayView line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
    const QJsonObject object = document.object();
    if (object.contains(versionKey))
        return begin(object);
    if (m_scripts.empty())
        return fail(RecordingMistake::NotARecording);
    if (object.contains(stepKey))
        return beginStep(object);
    if (object.contains(endKey) && m_isInStep) {
        m_isInStep = false;
        m_scripts.back().steps.back().isComplete = true;
        return true;
    }
    return addEvent(object);
}

bool Reading::begin(const QJsonObject &object)
{
    if (object.value(versionKey).toInt() != recordingVersion)
        return fail(RecordingMistake::OtherVersion);
    std::optional<rules::State> state = stateFromJson(object.value(QLatin1StringView("state")).toObject());
    if (!state)
        return fail(m_scripts.empty() ? RecordingMistake::NotARecording : RecordingMistake::BadLine);
    std::optional<std::vector<KnownHost>> hosts = hostsFromJson(object.value(hostsKey).toArray());
    if (!hosts)
        return fail(RecordingMistake::BadLine);
    RecordedBeginning beginning{std::move(*state), {}, {}, object.value(isolatedKey).toBool(), std::move(*hosts)};
    const QJsonArray interfaces = object.value(QLatin1StringView("interfaces")).toArray();
    for (const auto &name : interfaces)
        beginning.interfaces.push_back(name.toString());
    const QJsonObject owners = object.value(QLatin1StringView("owners")).toObject();
    for (auto owner = owners.begin(); owner != owners.end(); ++owner)
        beginning.owners.emplace(rules::SocketId(owner.key().toUInt()), owner.value().toString());
    m_scripts.push_back({std::move(beginning), {}, {}});
    m_texts.emplace_back();
    m_isInStep = false;
    return true;
}

bool Reading::beginStep(const QJsonObject &object)
{
    RecordedScript &script = m_scripts.back();
    if (m_isInStep || script.steps.size() > std::size_t(maxScriptBytes))
        return fail(RecordingMistake::BadLine);
    m_texts.back() += object.value(stepKey).toString().toUtf8() + '\n';
    script.steps.push_back({{{}, object.value(lineKey).toInt()}, std::move(script.after), {}});
    script.after.clear();
    m_isInStep = true;
    return true;
}

bool Reading::addEvent(const QJsonObject &object)
{
    std::optional<lab::Happening> happening = lab::happeningFromJson(object);
    const double time = object.value(timeKey).toDouble(-1);
    if (!happening || time < 0 || time > 9e15)
        return fail(RecordingMistake::BadLine);
    RecordedScript &script = m_scripts.back();
    (m_isInStep ? script.steps.back().events : script.after).push_back({qint64(time), std::move(*happening)});
    return true;
}

bool Reading::finish()
{
    m_mistake = RecordingMistake::BadLine;
    for (std::size_t at = 0; at < m_scripts.size(); ++at) {
        std::vector<RecordedStep> &steps = m_scripts[at].steps;
        const auto parsed = parse(m_texts[at], {{}, true, m_scripts[at].beginning.hosts});
        if (!parsed || parsed->size() != 1 || parsed->front().steps.size() != steps.size())
            return false;
        for (std::size_t i = 0; i < steps.size(); ++i)
            steps[i].step.statement = parsed->front().steps[i].statement;
    }
    return true;
}

} // namespace

Result<std::vector<RecordedScript>, RecordingError> readRecording(QByteArrayView file)
{
    if (file.size() > maxRecordingBytes)
        return failure(RecordingError{RecordingMistake::TooLong, 0});
    Reading reading;
    int number = 0;
    for (qsizetype begin = 0; begin < file.size();) {
        qsizetype end = file.indexOf('\n', begin);
        end = end < 0 ? file.size() : end;
        const QByteArrayView line = file.sliced(begin, end - begin);
        begin = end + 1;
        ++number;
        if (!line.isEmpty() && !reading.take(line))
            return failure(RecordingError{reading.mistake(), number});
    }
    if (!reading.finish())
        return failure(RecordingError{RecordingMistake::BadLine, number});
    std::vector<RecordedScript> scripts = reading.scripts();
    if (scripts.empty())
        return failure(RecordingError{RecordingMistake::NotARecording, 1});
    return scripts;
}

Recorder::Recorder(const Runner &runner, const RecordedBeginning &beginning, QIODevice &output) : m_output(output)
{
    write(toJson(beginning));
    connect(&runner, &Runner::predicted, this, [this](const RunStep &step) {
        write({{stepKey, print(step.step.statement)}, {lineKey, step.step.line}});
    });
    connect(&runner, &Runner::happened, this, [this](const lab::Event &event) {
        QJsonObject object = lab::toJson(event.what);
        object.insert(timeKey, event.nanoseconds);
        write(object);
    });
    connect(&runner, &Runner::done, this, [this](const RunStep &step) { write({{endKey, step.number}}); });
}

void Recorder::write(const QJsonObject &object)
{
    if (m_hasFailed)
        return;
    QByteArray rest = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    while (!rest.isEmpty() && !m_hasFailed) { // what is written in part shall show why
        const qint64 written = m_output.write(rest);
        m_hasFailed = written <= 0;
        rest = rest.sliced(std::max<qint64>(0, written));
    }
}

} // namespace quay::script
