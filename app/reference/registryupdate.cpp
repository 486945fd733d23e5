// SPDX-License-Identifier: MIT
#include "reference/registryupdate.h"

#include "common/registrytext.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace quay
{

using namespace registry;

namespace
{

using Outcome = Result<NewRegistry, ReadError>;

Outcome prove(QIODevice &device, const Registry &current)
{
    if (!device.open(QIODevice::ReadOnly))
        return failure(ReadError{ReadProblem::Unreadable, 0, device.errorString()});
    auto file = readRegistryFile(device);
    if (!file)
        return failure(file.error());
    if (!file->date.isValid())
        file->date = QDate::currentDate(); // IANA's CSV does not say
    NewRegistry fresh{*file, std::make_shared<const Registry>(RegistryStore::complete(*file)), {}};
    fresh.change = RegistryStore::compare(current, *fresh.registry);
    return fresh;
}

} // namespace

RegistryUpdate::RegistryUpdate(RegistryStore store, QObject *parent)
    : QObject(parent), m_store(std::move(store)), m_current(std::make_shared<const Registry>())
{
}

RegistryUpdate::~RegistryUpdate() = default;

void RegistryUpdate::readFile(const QString &path) { read(std::make_shared<QFile>(path), QFileInfo(path).fileName()); }

void RegistryUpdate::readContent(const QByteArray &content, const QString &source)
{
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(content);
    read(std::move(buffer), source);
}

void RegistryUpdate::read(std::shared_ptr<QIODevice> device, const QString &source)
{
    QtConcurrent::run([device = std::move(device), current = m_current] {
        return prove(*device, *current);
    }).then(this, [this, source](const Outcome &outcome) {
        if (outcome)
            Q_EMIT proven(*outcome);
        else
            Q_EMIT failed(RegistryText::problem(outcome.error(), source));
    });
}

void RegistryUpdate::adopt(const NewRegistry &fresh)
{
    if (const auto kept = m_store.keep(fresh.file); !kept) {
        Q_EMIT failed(tr("The new registry could not be kept in %1 (%2); the one in use stays. Free some space or "
                         "check the folder's permissions.")
                          .arg(m_store.path(), kept.error()));
        return;
    }
    setCurrent(fresh.registry);
    Q_EMIT adopted(fresh.registry);
}

void RegistryUpdate::goBack()
{
    if (const auto result = m_store.goBack(); !result) {
        Q_EMIT failed(tr("The registry could not be put back (%1).").arg(result.error()));
        return;
    }
    RegistryStore::Current current = m_store.load();
    setCurrent(std::make_shared<const Registry>(std::move(current.registry)));
    Q_EMIT adopted(m_current);
}

} // namespace quay
