// SPDX-License-Identifier: MIT
#pragma once

#include "common/ruletext.h"
#include "rules/prediction.h"
#include "rules/state.h"

#include <QCoreApplication>
#include <QStringList>

namespace quay
{

// What bind(2) asks before it answers, one sentence a question, in the kernel's order (net/ipv4/af_inet.c,
// net/ipv6/af_inet6.c): whose the address is, who may have the port, whether the socket has one, who else has it.
class BindSteps final
{
    Q_DECLARE_TR_FUNCTIONS(BindSteps)

public:
    // Both must outlive the object.
    BindSteps(const rules::State &state, const Naming &naming) : m_state(state), m_naming(naming) {}

    // Those that were answered before the one that decided, which is told by the prediction's own sentence.
    // `state` may be that before or after the call.
    [[nodiscard]] QStringList before(const rules::Bind &bind, const rules::Prediction &prediction) const;

private:
    [[nodiscard]] QString addressStep(const rules::Bind &bind) const;
    [[nodiscard]] QString privilegeStep(const rules::Bind &bind, const rules::Socket &socket) const;
    [[nodiscard]] QStringList others(const rules::Bind &bind, const rules::Socket &socket) const;
    [[nodiscard]] QString other(const rules::Socket &newcomer, const rules::Socket &other) const;
    [[nodiscard]] static QString option(const char *name, rules::Tri here, rules::Tri there);

    const rules::State &m_state;
    const Naming &m_naming;
};

} // namespace quay
