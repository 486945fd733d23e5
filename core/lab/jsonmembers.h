// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace quay::lab
{

// "127.0.0.1:80", "[::1]:80"
[[nodiscard]] std::optional<Endpoint> endpointFromText(QStringView text);

template <typename T, typename... Ts>
concept OneOf = (std::is_same_v<std::remove_const_t<T>, Ts> || ...);

// The members of a JSON object, written and read by one function of each struct:
//     template <typename Visitor> void members(Visitor &v, Struct &s) { v.member("port", s.port); ... }
// Numbers are whole and at most 2^53; bytes are base64; an optional that is empty is left out.

// What is absent, of another type or out of range makes the whole no good: these are foreign bytes.
class JsonReader final
{
public:
    explicit JsonReader(const QJsonObject &object) : m_object(object) {}

    [[nodiscard]] bool isGood() const { return m_isGood; }

    template <typename T>
    void member(const char *key, T &value)
    {
        take(m_object.value(QLatin1StringView(key)), value);
    }
    template <typename T>
    void member(const char *key, std::optional<T> &value)
    {
        const QJsonValue json = m_object.value(QLatin1StringView(key));
        value.reset();
        if (!json.isUndefined())
            take(json, value.emplace());
    }
    // Left out where it has its usual value.
    template <typename T>
    void member(const char *key, T &value, const T &usual)
    {
        const QJsonValue json = m_object.value(QLatin1StringView(key));
        value = usual;
        if (!json.isUndefined())
            take(json, value);
    }

private:
    void take(const QJsonValue &json, bool &value)
    {
        m_isGood = m_isGood && json.isBool();
        value = json.toBool();
    }
    void take(const QJsonValue &json, QString &value)
    {
        m_isGood = m_isGood && json.isString();
        value = json.toString();
    }
    void take(const QJsonValue &json, QByteArray &value);
    void take(const QJsonValue &json, Endpoint &value)
    {
        const std::optional<Endpoint> endpoint = endpointFromText(json.toString());
        m_isGood = m_isGood && endpoint;
        value = endpoint.value_or(Endpoint{});
    }
    void take(const QJsonValue &json, Address &value)
    {
        const std::optional<Address> address = Address::parse(json.toString());
        m_isGood = m_isGood && address;
        value = address.value_or(Address{});
    }
    template <typename T>
    void take(const QJsonValue &json, std::vector<T> &list)
    {
        m_isGood = m_isGood && json.isArray();
        const QJsonArray array = json.toArray();
        for (const auto &one : array)
            take(one, list.emplace_back());
    }
    template <typename T>
    void take(const QJsonValue &json, T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            std::underlying_type_t<T> number{};
            take(json, number);
            value = T(number);
        } else if constexpr (std::is_class_v<T>) {
            const QJsonObject object = json.toObject();
            JsonReader inner(object);
            members(inner, value);
            m_isGood = m_isGood && json.isObject() && inner.isGood();
        } else {
            constexpr double most = 9007199254740992.0; // 2^53
            const double number = json.toDouble(-0.5);
            m_isGood = m_isGood && number >= std::max(-most, double(std::numeric_limits<T>::min())) &&
                       number <= std::min(most, double(std::numeric_limits<T>::max())) &&
                       number == double(qint64(number));
            value = m_isGood ? T(number) : T{};
        }
    }

    const QJsonObject &m_object;
    bool m_isGood = true;
};

class JsonWriter final
{
public:
    explicit JsonWriter(QJsonObject &object) : m_object(object) {}

    template <typename T>
    void member(const char *key, const T &value)
    {
        m_object.insert(QLatin1StringView(key), json(value));
    }
    template <typename T>
    void member(const char *key, const std::optional<T> &value)
    {
        if (value)
            member(key, *value);
    }
    template <typename T>
    void member(const char *key, const T &value, const T &usual)
    {
        if (value != usual)
            member(key, value);
    }

private:
    static QJsonValue json(bool value) { return value; }
    static QJsonValue json(const QString &value) { return value; }
    static QJsonValue json(const QByteArray &value) { return QString::fromLatin1(value.toBase64()); }
    static QJsonValue json(const Endpoint &value) { return value.toString(); }
    static QJsonValue json(const Address &value) { return value.toString(); }
    template <typename T>
    static QJsonValue json(const std::vector<T> &list)
    {
        QJsonArray array;
        for (const T &one : list)
            array.append(json(one));
        return array;
    }
    template <typename T>
    static QJsonValue json(const T &value)
    {
        if constexpr (std::is_class_v<T>) {
            QJsonObject object;
            JsonWriter writer(object);
            members(writer, value);
            return object;
        } else {
            return qint64(value);
        }
    }

    QJsonObject &m_object;
};

// The same as text, without a QJsonObject between: an object is opened, gets its members, and is closed.
class JsonTextWriter final
{
public:
    explicit JsonTextWriter(QByteArray &text) : m_text(text) { m_text += '{'; }
    void close() { m_text += '}'; }

    template <typename T>
    void member(const char *key, const T &value)
    {
        if (!std::exchange(m_isFirst, false))
            m_text += ',';
        m_text += '"';
        m_text += key;
        m_text += "\":";
        append(value);
    }
    template <typename T>
    void member(const char *key, const std::optional<T> &value)
    {
        if (value)
            member(key, *value);
    }
    template <typename T>
    void member(const char *key, const T &value, const T &usual)
    {
        if (value != usual)
            member(key, value);
    }

private:
    void append(bool value) { m_text += value ? "true" : "false"; }
    void append(const QString &value);
    void append(const QByteArray &value) { m_text += '"' + value.toBase64() + '"'; }
    void append(const Endpoint &value) { m_text += '"' + value.toString().toLatin1() + '"'; }
    void append(const Address &value) { m_text += '"' + value.toString().toLatin1() + '"'; }
    template <typename T>
    void append(const std::vector<T> &list)
    {
        m_text += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0)
                m_text += ',';
            append(list[i]);
        }
        m_text += ']';
    }
    template <typename T>
    void append(const T &value)
    {
        if constexpr (std::is_class_v<T>) {
            JsonTextWriter writer(m_text);
            members(writer, value);
            writer.close();
        } else {
            m_text += QByteArray::number(qint64(value));
        }
    }

    QByteArray &m_text;
    bool m_isFirst = true;
};

} // namespace quay::lab
