// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>

namespace quay
{

// A JSON object whose members stay in the order in which they are added; QJsonObject sorts them.
class JsonLine final
{
public:
    void add(const char *key, const QJsonValue &value)
    {
        const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        addRaw(key, array.sliced(1, array.size() - 2));
    }
    // `json` is a value already written.
    void addRaw(const char *key, const QByteArray &json)
    {
        m_text += m_text.isEmpty() ? '{' : ',';
        m_text += '"' + QByteArray(key) + "\":" + json;
    }
    [[nodiscard]] QByteArray text() const { return m_text.isEmpty() ? QByteArray("{}") : m_text + '}'; }

private:
    QByteArray m_text;
};

} // namespace quay
