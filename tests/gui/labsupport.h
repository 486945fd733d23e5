// SPDX-License-Identifier: MIT
// The lab's page over the real engine: programs are processes, sockets are the kernel's.
#pragma once

#include "lab/actionform.h"
#include "lab/labpage.h"
#include "lab/logmodel.h"
#include "lab/programtree.h"
#include "lab/scene/stage.h"
#include "lab/scriptpane.h"
#include "lab/verdictbox.h"
#include "script/labrunner.h"
#include "support.h"

namespace quay
{

enum class Where : quint8 { OwnHost, Loopback };

// In a host of its own the ports are all free, and nobody else comes by. Beside it there are blue and red.
inline LabSession::Ways labWays(Where where)
{
    const script::ServiceLookup service = [](QStringView name, Transport transport) {
        return shipped()->portOf(name, transport);
    };
    LabSession::Ways ways;
    ways.service = service;
    const std::vector<lab::LabHost> others{{QStringLiteral("blue"), {}}, {QStringLiteral("red"), {}}};
    ways.read = [where, known = script::knownHosts(others)](bool) {
        Surroundings here = where == Where::OwnHost ? Surroundings::freshHost() : Surroundings::thisComputer();
        here.hosts = known;
        return here;
    };
    ways.open = [service, others](const Surroundings &surroundings, QObject *parent) -> script::Runner * {
        return new script::LabRunner(surroundings.runnerSettings(QStringLiteral(QUAY_PROGRAM), service, others),
                                     parent);
    };
    return ways;
}

// A page in a window, whose messages hurry.
struct Lab {
    explicit Lab(const QString &keepIn = {}, Where where = Where::OwnHost) : page(labWays(where), shipped(), keepIn)
    {
        page.setSpeed(100);
        page.resize(1200, 760);
        page.show();
    }
    [[nodiscard]] bool isStill() const
    {
        return !page.session()->isBusy() && !page.isPlaying() && !page.stage()->isMoving() && page.isUpToDate();
    }
    [[nodiscard]] const auto &sockets() const { return page.session()->lab().sockets(); }
    [[nodiscard]] QString script() const { return page.scriptPane()->script().trimmed(); }
    LabPage page;
};

} // namespace quay
