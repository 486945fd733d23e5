// SPDX-License-Identifier: MIT
#pragma once

#include "registry/store.h"

#include <QObject>

#include <memory>

namespace quay
{

// A registry that was read and found good, not yet in use.
struct NewRegistry {
    registry::RegistryFile file;
    std::shared_ptr<const registry::Registry> registry;
    registry::RegistryChange change; // against the one in use

    // Far fewer assignments than before: perhaps not the whole file.
    [[nodiscard]] bool isSuspicious() const { return change.after < change.before / 10 * 9; }
};

// Reads registry files beside the window's thread, and puts them in use.
class RegistryUpdate final : public QObject
{
    Q_OBJECT

public:
    explicit RegistryUpdate(registry::RegistryStore store, QObject *parent = nullptr);
    ~RegistryUpdate() override;

    // The registry in use is the one new ones are compared with.
    void setCurrent(std::shared_ptr<const registry::Registry> current) { m_current = std::move(current); }
    // Both end with one of proven and failed.
    void readFile(const QString &path);
    void readContent(const QByteArray &content, const QString &source);
    // Keeps it for the next start and announces it.
    void adopt(const NewRegistry &fresh);
    void goBack();

Q_SIGNALS:
    void proven(const quay::NewRegistry &fresh);
    void adopted(std::shared_ptr<const quay::registry::Registry> registry);
    void failed(const QString &sentence);

private:
    void read(std::shared_ptr<QIODevice> device, const QString &source);

    registry::RegistryStore m_store;
    std::shared_ptr<const registry::Registry> m_current;
};

} // namespace quay
