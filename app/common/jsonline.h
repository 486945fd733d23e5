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
    void add(const char *key, const QJsonValue &value) { addRaw(key, JsonLine::value(value)); }
    // `json` is a value already written.
    void addRaw(const char *key, const QByteArray &json)
    {
        m_text += m_text.isEmpty() ? '{' : ',';
        m_text += '"' + QByteArray(key) + "\":" + json;
    }
    [[nodiscard]] QByteArray text() const { return m_text.isEmpty() ? QByteArray("{}") : m_text + '}'; }

    // A value alone.
    [[nodiscard]] static QByteArray value(const QJsonValue &value)
    {
        const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return escaped(array.sliced(1, array.size() - 2));
    }

private:
    // RFC 8259 lets DEL and the control characters U+0080 to U+009F stand as they are, and so does Qt. A terminal obeys
    // them: U+009B begins what ESC [ does, and a process may have it in its name.
    [[nodiscard]] static QByteArray escaped(QByteArray json)
    {
        json.replace("\x7f", "\\u007f");
        for (int control = 0x80; control < 0xa0 && json.contains('\xc2'); ++control)
            json.replace(QByteArray("\xc2").append(char(control)), "\\u00" + QByteArray::number(control, 16));
        return json;
    }

    QByteArray m_text;
};

} // namespace quay
