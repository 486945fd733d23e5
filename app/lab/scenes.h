// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace quay
{

// A lab script to begin with, one a statement about ports.
struct ReadyScene {
    // Where it plays. In a host of its own its ports are free for certain, whatever this computer's programs have.
    enum class Where : quint8 { OwnHost, OwnHostIfAllowed, ThisComputer };
    QString name;  // of the file: "conflict"
    QString title; // "Two programs want the same port"
    QString text;  // what is to be seen
    Where where = Where::OwnHostIfAllowed;
};

class ReadyScenes final
{
    Q_DECLARE_TR_FUNCTIONS(ReadyScenes)

public:
    // In the user's language, from the simple to the special.
    [[nodiscard]] static std::vector<ReadyScene> all();
    // Its lab script; empty if there is none of this name.
    [[nodiscard]] static QString script(const QString &name);
};

} // namespace quay
