// SPDX-License-Identifier: MIT
#pragma once

#include "base/uniquefd.h"

#include <QObject>

class QSocketNotifier;

namespace quay::cli
{

// SIGINT, SIGTERM and SIGHUP as a signal of Qt's: the program decides how it ends. One of these a process.
class Termination final : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override; // the signals end the program again

Q_SIGNALS:
    void asked(int signal);

private:
    void read();

    UniqueFd m_from;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace quay::cli
