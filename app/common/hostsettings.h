// SPDX-License-Identifier: MIT
#pragma once

#include "lab/engine.h"
#include "script/statement.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QStringList>

#include <vector>

namespace quay
{

// The hosts that the user has declared for labs, in a file of lines like
//   host blue isolated
//   host pi via ssh pi quay agent
// Only the user's own file can declare one, never a script: what stands behind `via` is started as it stands, its words
// as arguments, without a shell. Quotes hold a word with blanks together; '#' begins a comment.
class HostSettings final
{
    Q_DECLARE_TR_FUNCTIONS(HostSettings)

public:
    // Lines that can't be understood count for nothing, and are told.
    [[nodiscard]] static HostSettings of(QByteArrayView file, const QString &path);
    // The user's; without a file there are no hosts.
    [[nodiscard]] static HostSettings read();

    [[nodiscard]] const std::vector<lab::LabHost> &hosts() const { return m_hosts; }
    // Those of them that the scripts name.
    [[nodiscard]] std::vector<lab::LabHost> namedIn(const std::vector<script::Script> &scripts) const;
    // A sentence for each line that is wrong, with the file and the line's number.
    [[nodiscard]] const QStringList &mistakes() const { return m_mistakes; }

private:
    void take(QByteArrayView line, int number, const QString &path);
    // What is wrong with the words of a line; empty if nothing is.
    [[nodiscard]] QString add(const QStringList &words, int number);

    std::vector<lab::LabHost> m_hosts;
    std::vector<int> m_lines; // of each host
    QStringList m_mistakes;
};

} // namespace quay
