// SPDX-License-Identifier: MIT
#pragma once

#include "rules/state.h"
#include "script/labrunner.h"
#include "script/recording.h"
#include "system/machine.h"
#include "system/snapshot.h"

#include <QString>

#include <functional>
#include <map>
#include <vector>

namespace quay
{

// A socket of another program, and who holds it: "nginx[4711]"; empty where that is not to be seen.
struct OtherSocket {
    rules::ForeignSocket socket;
    QString owner;
};
// Nothing: it has no port, or is of no transport that the rules know.
[[nodiscard]] std::optional<OtherSocket> otherSocket(const system::SocketRecord &record,
                                                     const system::Machine &machine);

// Where a script runs: what a prediction begins with.
struct Surroundings {
    rules::State state{};
    std::vector<QString> interfaces;           // names, in the order of their ids
    std::map<rules::SocketId, QString> owners; // of other programs' sockets, "nginx[4711]"; absent where not to be seen
    bool isolated = true;
    bool hasSockets = true;                 // false: this computer does not tell which sockets it has
    std::vector<script::KnownHost> hosts{}; // beside this one, as the settings or a recording have them

    // A fresh network namespace, as `--isolated` makes it.
    [[nodiscard]] static Surroundings freshHost();
    // This computer: its addresses, sysctls and sockets, and the privileges of this process. Takes milliseconds.
    [[nodiscard]] static Surroundings thisComputer();
    // This computer with the sockets of a listing; null: it does not tell which it has.
    [[nodiscard]] static Surroundings thisComputer(const system::Snapshot *snapshot, const system::Machine &machine);

    // The hosts and the names with which a prediction begins.
    [[nodiscard]] script::Predictor predictor(script::ServiceLookup service) const;
    // What a socket of another program is called where a script's sockets have names: by its owner, or its end.
    [[nodiscard]] QString nameOf(rules::SocketId socket) const;
    // Who holds a socket of another program, "nginx[4711]"; empty where it is not to be seen.
    [[nodiscard]] QString ownerOf(rules::SocketId socket) const;
    // A lab in these surroundings, with `quay` as its programs and the user's hosts beside it, which are those of
    // `hosts`. This must outlive the lab.
    [[nodiscard]] script::LabRunnerSettings runnerSettings(const QString &quay, script::ServiceLookup service,
                                                           std::vector<lab::LabHost> others = {}) const;
    // For a recording, and back.
    [[nodiscard]] script::RecordedBeginning beginning() const;
    [[nodiscard]] static Surroundings recorded(const script::RecordedBeginning &beginning);
    // Adds what another program has. False: it has no port, or is of no transport that the rules know.
    bool add(const system::SocketRecord &record, const system::Machine &machine);
};

// The machine's numbers as the rules count with them. `read` returns the content of a file by its path below /proc,
// empty if it can't be read: for the settings that a Machine doesn't have. What makes no sense stays as the kernel's
// default.
[[nodiscard]] rules::Host hostOf(const system::Machine &machine,
                                 const std::function<QByteArray(const char *path)> &read);

} // namespace quay
