// SPDX-License-Identifier: MIT
#include "script/endpoints.h"

#include "script/characters.h"
#include "script/limits.h"
#include "script/values.h"

#include <algorithm>

namespace quay::script
{

namespace
{

bool isInterface(std::string_view text)
{
    const auto allowed = [](char c) { return isNameCharacter(c) || c == '.'; };
    return !text.empty() && text.size() <= std::size_t(maxInterfaceLength) &&
           std::all_of(text.begin(), text.end(), allowed) && isNameCharacter(text[0]);
}

bool looksLikeIpv4(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.'; });
}

Mistake addressMistake(std::string_view text)
{
    if (std::count(text.begin(), text.end(), ':') > 1)
        return Mistake::BracketsMissing;
    return looksLikeIpv4(text) || text.empty() || !isLetter(text[0]) ? Mistake::NotAnAddress : Mistake::HostNameGiven;
}

std::optional<Address> parseAddress(std::string_view text, Family family)
{
    const std::optional<Address> address = Address::parse(toString(text));
    return address && address->family() == family ? address : std::nullopt;
}

// Takes "%v0" off the end of a text.
QString takeInterface(Reader &reader, std::string_view &text)
{
    const std::size_t percent = text.find('%');
    if (percent == std::string_view::npos)
        return {};
    const std::string_view name = text.substr(percent + 1);
    if (!isInterface(name))
        reader.fail(Mistake::BadName, name).expected = {Expected::Interface};
    text = text.substr(0, percent);
    return toString(name);
}

// What stands between the brackets; the interface may also stand behind them.
AddressName bracketed(Reader &reader, std::string_view text)
{
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) {
        reader.fail(Mistake::NotAnAddress, text);
        return {};
    }
    std::string_view inside = text.substr(1, close - 1);
    std::string_view behind = text.substr(close + 1);
    AddressName result;
    result.scope = takeInterface(reader, inside);
    if (result.scope.isEmpty() && behind.starts_with('%')) {
        result.scope = takeInterface(reader, behind);
        behind = {};
    }
    const std::optional<Address> address = parseAddress(inside, Family::V6);
    if (!address || !behind.empty())
        reader.fail(Mistake::NotAnAddress, text);
    result.address = address.value_or(Address());
    return result;
}

AddressName addressIn(Reader &reader, std::string_view text, Expected expected)
{
    if (text.starts_with('['))
        return bracketed(reader, text);
    AddressName result;
    std::string_view bare = text;
    result.scope = takeInterface(reader, bare);
    if (bare == "*") {
        result.star = true;
        return result;
    }
    const std::optional<Address> address = parseAddress(bare, Family::V4);
    if (!address)
        reader.fail(addressMistake(bare), text).expected = {expected};
    result.address = address.value_or(Address());
    return result;
}

bool isServiceCharacter(char c) { return isNameCharacter(c) || c == '.' || c == '+' || c == '/' || c == '*'; }

std::optional<Port> numericPort(std::string_view text)
{
    const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size() - 1);
    return parsePort(toString(text.substr(zeros)));
}

PortName serviceIn(Reader &reader, std::string_view text, Transport transport)
{
    if (text.size() > std::size_t(maxNameLength) || !std::all_of(text.begin(), text.end(), isServiceCharacter)) {
        reader.fail(Mistake::BadName, text).expected = {Expected::Port};
        return Port{};
    }
    const QString name = toString(text);
    const ServiceLookup &lookup = reader.settings().service;
    if (lookup && !lookup(name, transport))
        reader.fail(Mistake::UnknownService, text);
    return ServiceName{name};
}

PortName portIn(Reader &reader, std::string_view text, Transport transport)
{
    const std::string_view digits = text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    if (areDigits(digits)) {
        const std::optional<Port> port = digits.size() == text.size() ? numericPort(text) : std::nullopt;
        if (!port)
            reader.fail(Mistake::PortOutOfRange, text);
        return port.value_or(Port{});
    }
    if (text.starts_with('$'))
        return PortOf{socketIn(reader, text.substr(1), QString())};
    return serviceIn(reader, text, transport);
}

// Where the colon before the port is; for brackets only one behind them counts.
std::size_t portColon(std::string_view text)
{
    if (!text.starts_with('['))
        return text.find(':');
    const std::size_t bracket = text.find(']');
    return bracket == std::string_view::npos ? bracket : text.find(':', bracket);
}

} // namespace

AddressName readAddress(Reader &reader, Expected expected)
{
    const Token token = reader.word({expected});
    return reader.failed() ? AddressName{} : addressIn(reader, reader.text(token), expected);
}

EndpointName readEndpoint(Reader &reader, Transport transport)
{
    const Token token = reader.word({Expected::Endpoint});
    if (reader.failed())
        return {};
    const std::string_view text = reader.text(token);
    const std::size_t colon = portColon(text);
    if (!text.starts_with('[') && std::count(text.begin(), text.end(), ':') > 1) {
        reader.fail(Mistake::BracketsMissing, text);
        return {};
    }
    EndpointName result;
    result.address = addressIn(reader, text.substr(0, colon), Expected::Endpoint);
    if (colon == std::string_view::npos || colon + 1 == text.size())
        reader.fail(Mistake::PortMissing, text);
    if (!reader.failed())
        result.port = portIn(reader, text.substr(colon + 1), transport);
    return result;
}

QString readInterface(Reader &reader)
{
    const Token token = reader.word({Expected::Interface});
    return reader.failed() ? QString() : interfaceIn(reader, reader.text(token));
}

QString interfaceIn(Reader &reader, std::string_view text)
{
    if (!isInterface(text))
        reader.fail(Mistake::BadName, text).expected = {Expected::Interface};
    return toString(text);
}

LocalRange readRange(Reader &reader)
{
    const Token token = reader.word({Expected::PortRange});
    const std::string_view text = reader.text(token);
    const std::size_t dash = text.find('-');
    if (reader.failed())
        return {};
    const std::string_view low = text.substr(0, dash);
    const std::string_view high = dash == std::string_view::npos ? std::string_view() : text.substr(dash + 1);
    if (!areDigits(low) || !areDigits(high)) {
        reader.fail(Mistake::Unexpected, text).expected = {Expected::PortRange};
        return {};
    }
    for (const std::string_view part : {low, high}) {
        if (!numericPort(part))
            reader.fail(Mistake::PortOutOfRange, part);
    }
    return {numericPort(low).value_or(Port{}), numericPort(high).value_or(Port{})};
}

PrefixedAddress readPrefixedAddress(Reader &reader)
{
    const Token token = reader.word({Expected::AddressWithPrefix});
    const std::string_view text = reader.text(token);
    const std::size_t slash = text.rfind('/');
    if (reader.failed())
        return {};
    const std::string_view digits = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
    if (!areDigits(digits)) {
        reader.fail(Mistake::Unexpected, text).expected = {Expected::AddressWithPrefix};
        return {};
    }
    const AddressName address = addressIn(reader, text.substr(0, slash), Expected::AddressWithPrefix);
    if (!address.scope.isEmpty() || address.star)
        reader.fail(Mistake::NotAnAddress, text);
    const quint32 longest = address.address.family() == Family::V4 ? 32 : 128;
    return {address.address, static_cast<quint8>(reader.numberIn(digits, token, 0, longest))};
}

} // namespace quay::script
