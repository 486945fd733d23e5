// SPDX-License-Identifier: MIT
#include "lab/jsonmembers.h"

namespace quay::lab
{

std::optional<Endpoint> endpointFromText(QStringView text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0)
        return std::nullopt;
    QStringView host = text.first(colon);
    const bool inBrackets = host.startsWith(u'[') && host.endsWith(u']') && host.size() > 2;
    if (inBrackets)
        host = host.sliced(1, host.size() - 2);
    const std::optional<Address> address = Address::parse(host);
    const std::optional<Port> port = parsePort(text.sliced(colon + 1));
    if (!address || !port || inBrackets != (address->family() == Family::V6))
        return std::nullopt;
    return Endpoint{*address, *port};
}

void JsonReader::take(const QJsonValue &json, QByteArray &value)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(json.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    m_isGood = m_isGood && json.isString() && decoded;
    value = decoded.decoded;
}

// RFC 8259 section 7.
void JsonTextWriter::append(const QString &value)
{
    m_text += '"';
    const QByteArray bytes = value.toUtf8();
    for (const char c : bytes) {
        if (c == '"' || c == '\\')
            m_text += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            m_text += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
        else
            m_text += c;
    }
    m_text += '"';
}

} // namespace quay::lab
