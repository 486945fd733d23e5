// SPDX-License-Identifier: MIT
#include "reference/updatedialog.h"

#include "look/metrics.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace quay
{

using registry::RegistryDownload;

UpdateDialog::UpdateDialog(const QUrl &address, QWidget *parent)
    : QDialog(parent), m_address(new QLineEdit(address.toString(), this)), m_progress(new QProgressBar(this)),
      m_message(new QLabel(this))
{
    setWindowTitle(tr("Update from IANA"));
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    auto *explanation =
        new QLabel(tr("IANA publishes its port registry several times a month. It is fetched over HTTPS, "
                      "checked as a whole, and only then takes the place of the present one."),
                   this);
    explanation->setWordWrap(true);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setVisible(false);
    auto *buttons = new QDialogButtonBox(this);
    m_fetch = buttons->addButton(tr("Fetch"), QDialogButtonBox::ActionRole);
    m_cancel = buttons->addButton(QDialogButtonBox::Close);
    m_fetch->setDefault(true);

    auto *form = new QFormLayout;
    form->addRow(tr("&Address"), m_address);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(3 * unit(this));
    layout->addWidget(explanation);
    layout->addLayout(form);
    layout->addWidget(m_progress);
    layout->addWidget(m_message);
    layout->addWidget(buttons);

    connect(m_fetch, &QPushButton::clicked, this, &UpdateDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_download.isRunning() ? m_download.cancel() : reject(); });
    connect(&m_download, &RegistryDownload::progressed, this, &UpdateDialog::showProgress);
    connect(&m_download, &RegistryDownload::failed, this, &UpdateDialog::showFailure);
    connect(&m_download, &RegistryDownload::succeeded, this, [this](const QByteArray &content) {
        setRunning(false);
        Q_EMIT fetched(content, this->address().host());
        accept();
    });
}

QUrl UpdateDialog::address() const { return QUrl(m_address->text().trimmed()); }

void UpdateDialog::start()
{
    m_message->clear();
    setRunning(true);
    m_download.start(address());
}

void UpdateDialog::setRunning(bool isRunning)
{
    m_progress->setVisible(isRunning);
    m_progress->setRange(0, 0);
    m_fetch->setEnabled(!isRunning);
    m_address->setEnabled(!isRunning);
    m_cancel->setText(isRunning ? tr("Cancel") : tr("Close"));
}

void UpdateDialog::showProgress(qint64 received, qint64 total)
{
    constexpr qint64 kibi = 1024;
    m_progress->setRange(0, total > 0 ? static_cast<int>(total / kibi) : 0);
    m_progress->setValue(static_cast<int>(received / kibi));
}

void UpdateDialog::showFailure(RegistryDownload::Problem problem, const QString &detail)
{
    setRunning(false);
    switch (problem) {
    case RegistryDownload::Problem::NotHttps:
        m_message->setText(tr("The address must begin with https:// and name a server."));
        break;
    case RegistryDownload::Problem::InsecureRedirect:
        m_message->setText(tr("The server leads on to an address without encryption; it was not followed."));
        break;
    case RegistryDownload::Problem::TooLarge:
        m_message->setText(tr("The answer is larger than 32 MiB and was broken off. Is it the right address?"));
        break;
    case RegistryDownload::Problem::Network:
        m_message->setText(
            tr("The server could not be reached (%1). Check the connection and the address.").arg(detail));
        break;
    case RegistryDownload::Problem::HttpStatus:
        m_message->setText(tr("The server answered with status %1. Check the address.").arg(detail));
        break;
    case RegistryDownload::Problem::Cancelled:
        m_message->setText(tr("Cancelled; the present registry stays in use."));
        break;
    }
}

} // namespace quay
