// SPDX-License-Identifier: MIT
#include "registry/download.h"

#include <QNetworkReply>

namespace quay::registry
{

namespace
{
constexpr int patience = 30000; // milliseconds without a byte
}

RegistryDownload::RegistryDownload(QObject *parent) : QObject(parent)
{
    m_network.setTransferTimeout(patience);
    m_network.setRedirectPolicy(QNetworkRequest::NoLessSafeRedirectPolicy);
}

QUrl RegistryDownload::defaultAddress()
{
    return QUrl(QStringLiteral("https://www.iana.org/assignments/service-names-port-numbers/"
                               "service-names-port-numbers.xml"));
}

void RegistryDownload::start(const QUrl &address)
{
    cancel();
    if (address.scheme() != u"https" || address.host().isEmpty()) {
        Q_EMIT failed(Problem::NotHttps, address.toDisplayString());
        return;
    }
    m_content.clear();
    QNetworkRequest request(address);
    request.setSslConfiguration(m_ssl);
    request.setMaximumRedirectsAllowed(5);
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(qint64{1} << 20);
    connect(m_reply, &QNetworkReply::readyRead, this, &RegistryDownload::readAvailable);
    connect(m_reply, &QNetworkReply::downloadProgress, this, &RegistryDownload::progressed);
    connect(m_reply, &QNetworkReply::finished, this, &RegistryDownload::finish);
}

void RegistryDownload::cancel()
{
    if (m_reply)
        fail(Problem::Cancelled, QString());
}

void RegistryDownload::readAvailable()
{
    m_content += m_reply->readAll();
    if (m_content.size() > largestFile)
        fail(Problem::TooLarge, QString());
}

void RegistryDownload::finish()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_reply->error() == QNetworkReply::InsecureRedirectError)
        return fail(Problem::InsecureRedirect, m_reply->url().toDisplayString());
    if (status >= 400)
        return fail(Problem::HttpStatus, QString::number(status));
    if (m_reply->error() != QNetworkReply::NoError)
        return fail(Problem::Network, m_reply->errorString());
    readAvailable();
    if (!m_reply)
        return;
    m_reply->deleteLater();
    m_reply.clear();
    Q_EMIT succeeded(std::exchange(m_content, {}));
}

void RegistryDownload::fail(Problem problem, const QString &detail)
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (reply) {
        disconnect(reply, nullptr, this, nullptr);
        reply->abort();
        reply->deleteLater();
    }
    m_content.clear();
    Q_EMIT failed(problem, detail);
}

} // namespace quay::registry
