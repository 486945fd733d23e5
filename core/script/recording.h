// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "script/runner.h"

#include <QIODevice>

#include <map>

namespace quay::script
{

// A recording: JSON, one object a line. For each script a line of what it began with, then every step, its events in
// their order, and its end; events without a step stand between. Everything else is a fold of these.

inline constexpr int recordingVersion = 1;
inline constexpr qsizetype maxRecordingBytes = 256 * 1024 * 1024;

struct RecordedBeginning {
    rules::State state;
    std::vector<QString> interfaces;           // in the order of their ids
    std::map<rules::SocketId, QString> owners; // of other programs' sockets, where known
    bool isolated = false;
    std::vector<KnownHost> hosts{}; // beside the lab's own
};

struct RecordedStep {
    Step step;
    std::vector<lab::Event> before; // since the step before
    std::vector<lab::Event> events;
    bool isComplete = false; // the recording ends within it otherwise
};

struct RecordedScript {
    RecordedBeginning beginning;
    std::vector<RecordedStep> steps;
    std::vector<lab::Event> after;
};

enum class RecordingMistake : quint8 {
    NotARecording, // its first line is none of a recording
    OtherVersion,
    BadLine, // no JSON, or none of what a recording consists of
    TooLong,
};
struct RecordingError {
    RecordingMistake mistake{};
    int line = 0;
};

[[nodiscard]] Result<std::vector<RecordedScript>, RecordingError> readRecording(QByteArrayView file);

// Writes down what a runner does, from now on.
class Recorder final : public QObject
{
public:
    // `output` must outlive this.
    Recorder(const Runner &runner, const RecordedBeginning &beginning, QIODevice &output);

private:
    void write(const QJsonObject &object);

    QIODevice &m_output;
    bool m_hasFailed = false; // a recording without gaps ends where the first line could not be written
};

} // namespace quay::script
