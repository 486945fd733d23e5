// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "cli/lineeditor.h"
#include "common/hostsettings.h"
#include "common/stepreason.h"
#include "script/labrunner.h"

#include <QCoreApplication>
#include <QObject>

#include <memory>

namespace quay::cli
{

// quay lab [--isolated] [--record OUT]: statements one by one, each predicted first and then carried out.
class LabCommand final : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static Exit run(const QStringList &arguments);

Q_SIGNALS:
    void finished();

private:
    LabCommand(bool isolated, script::ServiceLookup service);

    void recordTo(QIODevice &output);

    [[nodiscard]] static QString help();
    [[nodiscard]] static QString statements();
    void start();
    void stop();
    [[nodiscard]] bool takeWord(const QString &word);
    void take(const QString &line);
    void printPrediction(const script::RunStep &step);
    void printOutcome(const script::RunStep &step);
    void tell(const lab::Event &event);
    void refuse(script::Refusal why, const QString &detail);

    script::ServiceLookup m_service;
    HostSettings m_hosts;
    Surroundings m_surroundings;
    script::LabRunner m_runner;
    StepReason m_reason;
    LineEditor m_editor;
    Output m_output;
    std::unique_ptr<script::Recorder> m_recorder;
    QByteArray m_text; // every statement so far: names have to be known for a line to be read
    int m_steps = 0;
    bool m_isRefused = false;
    bool m_isStopping = false;
};

} // namespace quay::cli
