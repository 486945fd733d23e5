// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>

namespace quay::judge
{

// A helper program that says "ready", and ends with its standard input.
class Helper final
{
public:
    explicit Helper(const char *program)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QString::fromLocal8Bit(program), QStringList());
        m_isReady = m_process.waitForStarted() && says("ready");
    }
    ~Helper()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished())
            m_process.kill();
    }
    Helper(const Helper &) = delete;
    Helper &operator=(const Helper &) = delete;

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] bool ask(char command, const char *answer)
    {
        m_process.write(&command, 1);
        return says(answer);
    }

private:
    [[nodiscard]] bool says(const QByteArray &word)
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000))
                return false;
        }
        return m_process.readLine().trimmed() == word;
    }

    QProcess m_process;
    bool m_isReady = false;
};

} // namespace quay::judge
