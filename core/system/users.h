// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

namespace quay::system
{

// The names of users, asked for once each: the answer may come over the network (nsswitch.conf(5)).
class UserNames final
{
public:
    // Empty for a number that has no name.
    [[nodiscard]] QString nameOf(quint32 uid);

private:
    QHash<quint32, QString> m_names;
};

} // namespace quay::system
