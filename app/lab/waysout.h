// SPDX-License-Identifier: MIT
#pragma once

#include "common/ruletext.h"
#include "lab/verdict.h"

#include <QCoreApplication>

namespace quay
{

// The resolutions of a statement that fails, each with the statements that carry it out.
class WaysOut final
{
    Q_DECLARE_TR_FUNCTIONS(WaysOut)

public:
    // `after` is the model after the step. All must outlive the object.
    WaysOut(const script::Statement &statement, const script::PredictedStep &step, const script::Predictor &after,
            const Surroundings &surroundings);

    [[nodiscard]] std::vector<WayOut> all() const;
    [[nodiscard]] static bool sets(const script::Statement &statement, script::Switch option);

private:
    [[nodiscard]] WayOut way(const rules::Resolution &resolution) const;
    void carry(const rules::Resolution &resolution, WayOut &way) const;
    void setFlag(const rules::Resolution &resolution, WayOut &way, bool here, bool there) const;
    void moveTo(const Endpoint &endpoint, WayOut &way) const;
    void closeOthers(const rules::Resolution &resolution, WayOut &way) const;
    void before(WayOut &way, const QString &program, script::Command command) const;
    [[nodiscard]] QString label(const rules::Resolution &resolution) const;
    [[nodiscard]] QString firstOther(const rules::Resolution &resolution) const;
    // The program and the name by which the script calls a socket of the lab.
    [[nodiscard]] std::optional<std::pair<QString, script::SocketName>> called(rules::SocketId socket) const;
    [[nodiscard]] QString unusedProgram() const;
    [[nodiscard]] const rules::State &state() const; // of the host where it happens

    const script::Statement &m_statement;
    const script::PredictedStep &m_step;
    const script::Predictor &m_after;
    const Surroundings &m_surroundings;
    Naming m_naming;
};

} // namespace quay
