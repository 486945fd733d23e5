// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>

#include <string>

namespace quay
{

// Texts that are needed again and again, each made once.
template <typename Key>
class TextCache final
{
public:
    // What make() returned when this key was first asked for; valid until the next call.
    template <typename Make>
    [[nodiscard]] std::string_view of(Key key, const Make &make)
    {
        const auto known = m_texts.constFind(key);
        return known != m_texts.constEnd() ? *known : *m_texts.insert(key, make());
    }

private:
    QHash<Key, std::string> m_texts;
};

} // namespace quay
