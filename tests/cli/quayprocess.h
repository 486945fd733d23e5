// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

// The built `quay` as a process, with folders of its own in place of the user's.
class Quay final
{
public:
    struct Outcome {
        int exit = -1; // -1: it crashed
        QByteArray out;
        QByteArray error;
    };

    Quay()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        m_environment.insert(QStringLiteral("XDG_DATA_HOME"), dataHome());
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        for (const char *name : {"LANGUAGE", "NO_COLOR", "TERM"})
            m_environment.remove(QString::fromLatin1(name));
    }

    void set(const QString &variable, const QString &value) { m_environment.insert(variable, value); }
    [[nodiscard]] QString dataHome() const { return m_home.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_home.filePath(name); }

    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        return outcomeOf(process);
    }
    // Standard output goes to this file or device.
    [[nodiscard]] Outcome runInto(const QString &path, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setStandardOutputFile(path);
        start(process, arguments);
        return outcomeOf(process);
    }

    // With this one of the standard descriptors closed.
    [[nodiscard]] Outcome runWithout(int descriptor, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setChildProcessModifier([descriptor] { ::close(descriptor); });
        start(process, arguments);
        return outcomeOf(process);
    }

private:
    static void start(QProcess &process, const QStringList &arguments)
    {
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/quay"), arguments);
    }
    static Outcome outcomeOf(QProcess &process)
    {
        const bool isDone = process.waitForFinished();
        const bool hasExited = isDone && process.exitStatus() == QProcess::NormalExit;
        return {hasExited ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};
