// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace quay
{

// The file that holds a window's script against a crash. Each window has one of its own as long as it runs; what an
// earlier one has left is taken up before an empty place.
class KeptScript final
{
public:
    // `folder` is made if it isn't there; empty: nothing is kept.
    explicit KeptScript(const QString &folder);
    ~KeptScript();
    KeptScript(const KeptScript &) = delete;
    KeptScript &operator=(const KeptScript &) = delete;

    // Empty if nothing can be kept.
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    [[nodiscard]] bool take(const QString &path);

    std::unique_ptr<QLockFile> m_lock;
    QString m_path;
};

} // namespace quay
