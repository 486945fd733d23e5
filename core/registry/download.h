// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrl>

class QNetworkReply;

namespace quay::registry
{

// Fetches a registry file over HTTPS, and nothing else: another scheme is refused, a redirect to one too, and
// what grows beyond largestFile is cut off.
class RegistryDownload final : public QObject
{
    Q_OBJECT

public:
    enum class Problem : quint8 { NotHttps, InsecureRedirect, TooLarge, Network, HttpStatus, Cancelled };
    Q_ENUM(Problem)

    explicit RegistryDownload(QObject *parent = nullptr);

    // IANA's XML
    [[nodiscard]] static QUrl defaultAddress();
    // Certificates to trust, for a mirror inside an organisation; by default the system's.
    void setSslConfiguration(const QSslConfiguration &configuration) { m_ssl = configuration; }

    // Begins; a download under way is cancelled first. Ends with exactly one of succeeded, failed.
    void start(const QUrl &address);
    void cancel();
    [[nodiscard]] bool isRunning() const { return !m_reply.isNull(); }

Q_SIGNALS:
    // Bytes; `total` is -1 while the server has not said.
    void progressed(qint64 received, qint64 total);
    void succeeded(const QByteArray &content);
    // `detail`: the system's message, the HTTP status, or the address
    void failed(quay::registry::RegistryDownload::Problem problem, const QString &detail);

private:
    void readAvailable();
    void finish();
    void fail(Problem problem, const QString &detail);

    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_reply;
    QSslConfiguration m_ssl = QSslConfiguration::defaultConfiguration();
    QByteArray m_content;
};

} // namespace quay::registry
