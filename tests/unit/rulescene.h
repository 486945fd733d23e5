// SPDX-License-Identifier: MIT
#pragma once

#include "rules/predict.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace quay::rules
{

// Writes operations as one would tell them: "bind tcp 127.0.0.1:80 reuseaddr as a". Just enough for the tests; the
// language of users is core/script. Every line returns what was predicted for its last call.
class Scene final
{
public:
    explicit Scene(Host host = Host::isolated()) : m_state(std::move(host)) {}

    [[nodiscard]] State &state() { return m_state; }
    [[nodiscard]] SocketId id(const QString &name) const;
    // "NAME", "LISTENER#1"
    [[nodiscard]] QString nameOf(SocketId id) const;

    // [PROGRAM:] WORD ARGUMENTS, as in the rows of the tests.
    Prediction run(const QString &line);
    // Lines separated by ';'. The prediction of the last.
    Prediction runAll(const QString &lines);
    // The operation a line ends with, everything before it done.
    Operation prepare(const QString &line);

private:
    struct Words {
        ProgramId program{};
        QStringList words;
        QString name;
    };
    [[nodiscard]] Words split(const QString &line) const;
    SocketId create(const Words &words, Transport transport, const Endpoint &hint);
    void setOptions(SocketId socket, const QStringList &options);
    Operation build(const Words &words);
    Operation buildBind(const Words &words);
    Operation buildConnect(const Words &words);
    Operation buildSend(const Words &words);
    [[nodiscard]] static Endpoint endpoint(const QString &text);
    [[nodiscard]] std::optional<SocketId> portOf(const QString &text) const;

    State m_state;
    QMap<QString, SocketId> m_names;
    quint32 m_next = 0;
};

// "ok", "fails EADDRINUSE", "pending", "unknown"
[[nodiscard]] QString outcomeText(const Prediction &prediction);

} // namespace quay::rules
