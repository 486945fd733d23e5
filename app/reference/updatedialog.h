// SPDX-License-Identifier: MIT
#pragma once

#include "registry/download.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace quay
{

// Fetches the registry from IANA, or from another address, and hands its content on.
class UpdateDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit UpdateDialog(const QUrl &address, QWidget *parent = nullptr);

    [[nodiscard]] QUrl address() const;
    // For a server whose certificate the system does not know.
    void setSslConfiguration(const QSslConfiguration &configuration) { m_download.setSslConfiguration(configuration); }

Q_SIGNALS:
    void fetched(const QByteArray &content, const QString &source);

private:
    void start();
    void showProgress(qint64 received, qint64 total);
    void showFailure(registry::RegistryDownload::Problem problem, const QString &detail);
    void setRunning(bool isRunning);

    registry::RegistryDownload m_download;
    QLineEdit *m_address;
    QProgressBar *m_progress;
    QLabel *m_message;
    QPushButton *m_fetch;
    QPushButton *m_cancel;
};

} // namespace quay
