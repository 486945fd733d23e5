// SPDX-License-Identifier: MIT
#pragma once

#include "system/endprocess.h"
#include "system/snapshot.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <vector>

class QWidget;

namespace quay
{

// Ends processes that hold sockets: asks first, by name and pid. SIGTERM at first; only who asks for the same process
// again, while it is still there, is offered SIGKILL; so is, once, who sees it stay.
class ProcessEnder final : public QObject
{
    Q_OBJECT

public:
    using End = std::function<Result<void, system::EndError>(const system::Process &, system::EndSignal)>;

    // `window`: above which it asks. `end`: a test may put its own in place of the system's.
    explicit ProcessEnder(QWidget *window, End end = {});

    // Asks, and does it if told so.
    void request(const system::ProcessRef &process);
    // A process that was asked to end, and has sockets in this listing after a while still, is asked about again.
    void lookAfter(const system::Snapshot &snapshot);
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

Q_SIGNALS:
    // The signal was sent.
    void ended(const quay::system::Process &process);
    void failed(const QString &sentence);

private:
    void carryOut(const system::ProcessRef &process, system::EndSignal signal);
    struct Asked {
        system::ProcessRef process; // that got SIGTERM
        QElapsedTimer since{};
        bool isSettled = false; // it is gone, or was asked about again
    };
    [[nodiscard]] bool wasAsked(const system::Process &process) const;
    [[nodiscard]] static QString problem(const system::Process &process, const system::EndError &error);

    QWidget *m_window;
    End m_end;
    std::vector<Asked> m_asked;
    std::chrono::milliseconds m_patience{3000};
};

} // namespace quay
