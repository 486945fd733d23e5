// SPDX-License-Identifier: MIT
#include "system/proctext.h"

#include <charconv>

namespace quay::system
{

namespace
{

[[nodiscard]] QByteArrayView nextWord(QByteArrayView &text)
{
    text = text.trimmed();
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    qsizetype length = 0;
    while (length < text.size() && !isBlank(text[length]))
        ++length;
    const QByteArrayView word = text.first(length);
    text = text.sliced(length);
    return word;
}

template <typename T>
[[nodiscard]] std::optional<T> decimal(QByteArrayView text)
{
    T value{};
    const auto [rest, error] = std::from_chars(text.begin(), text.end(), value);
    return error == std::errc{} && rest == text.end() && !text.isEmpty() ? std::optional(value) : std::nullopt;
}

[[nodiscard]] std::optional<PortInterval> interval(QByteArrayView first, QByteArrayView last)
{
    const auto low = decimal<quint16>(first);
    const auto high = decimal<quint16>(last);
    if (!low || !high || *low > *high)
        return std::nullopt;
    return PortInterval{Port{*low}, Port{*high}};
}

// systemd writes bytes that a name may not have as \x2d (systemd.unit(5)).
[[nodiscard]] QString unescaped(QByteArrayView text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isNumber = false;
        const int byte = text.sliced(i).startsWith("\\x") && text.size() - i >= 4
                             ? text.sliced(i + 2, 2).toByteArray().toInt(&isNumber, 16)
                             : 0;
        result += isNumber ? static_cast<char>(byte) : text[i];
        i += isNumber ? 3 : 0;
    }
    return QString::fromUtf8(result);
}

[[nodiscard]] bool isContainerId(QByteArrayView text)
{
    constexpr qsizetype digitsOfAnId = 64;
    return text.size() == digitsOfAnId && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

// The container that one part of the path names: "docker-ID.scope", "libpod-ID", ID, "lxc.payload.NAME",
// "systemd-nspawn@NAME.service", "machine-NAME.scope".
[[nodiscard]] QString containerIn(QByteArrayView part, QByteArrayView parent)
{
    const auto between = [part](QByteArrayView before, QByteArrayView after) {
        const bool fits = part.startsWith(before) && part.endsWith(after) && part.size() > before.size() + after.size();
        return fits ? part.sliced(before.size(), part.size() - before.size() - after.size()) : QByteArrayView();
    };
    const QByteArrayView bare = part.endsWith(".scope") ? part.chopped(6) : part;
    const QByteArrayView id = bare.sliced(bare.lastIndexOf('-') + 1);
    if (isContainerId(id))
        return QString::fromLatin1(id.first(12));
    if (parent == "lxc")
        return unescaped(part);
    for (const auto &[before, after] :
         {std::pair{"lxc.payload.", ""}, {"systemd-nspawn@", ".service"}, {"machine-", ".scope"}}) {
        if (const QByteArrayView name = between(before, after); !name.isEmpty())
            return unescaped(name);
    }
    return {};
}

[[nodiscard]] bool isUnit(QByteArrayView part) { return part.endsWith(".service") || part.endsWith(".scope"); }

void readPath(Cgroup &cgroup, QByteArrayView path)
{
    QByteArrayView parent;
    while (!path.isEmpty()) {
        const qsizetype slash = path.indexOf('/');
        const QByteArrayView part = slash < 0 ? path : path.first(slash);
        path = slash < 0 ? QByteArrayView() : path.sliced(slash + 1);
        if (const QString container = containerIn(part, parent); !container.isEmpty())
            cgroup.container = container;
        if (isUnit(part))
            cgroup.unit = unescaped(part);
        parent = part;
    }
}

} // namespace

std::optional<quint64> startTicksOf(QByteArrayView stat)
{
    const qsizetype nameEnd = stat.lastIndexOf(')');
    if (nameEnd < 0)
        return std::nullopt;
    QByteArrayView rest = stat.sliced(nameEnd + 1);
    constexpr int wordsBefore = 19; // fields 3 to 21
    for (int i = 0; i < wordsBefore; ++i)
        (void)nextWord(rest);
    return decimal<quint64>(nextWord(rest));
}

QString nameOf(QByteArrayView comm) { return QString::fromUtf8(comm.endsWith('\n') ? comm.chopped(1) : comm); }

QStringList commandLineOf(QByteArrayView cmdline)
{
    QStringList arguments;
    while (!cmdline.isEmpty()) {
        const qsizetype end = cmdline.indexOf('\0');
        arguments += QString::fromUtf8(end < 0 ? cmdline : cmdline.first(end));
        cmdline = end < 0 ? QByteArrayView() : cmdline.sliced(end + 1);
    }
    // A process that sets its title leaves the rest of its arguments as empty ones.
    while (!arguments.isEmpty() && arguments.last().isEmpty())
        arguments.removeLast();
    return arguments;
}

Cgroup cgroupOf(QByteArrayView text)
{
    Cgroup cgroup;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        const qsizetype first = line.indexOf(':'); // "HIERARCHY:CONTROLLERS:PATH"
        const qsizetype second = first < 0 ? -1 : line.indexOf(':', first + 1);
        if (second >= 0)
            readPath(cgroup, line.sliced(second + 1));
    }
    return cgroup;
}

std::optional<PortInterval> portRangeOf(QByteArrayView text)
{
    const QByteArrayView first = nextWord(text);
    return interval(first, nextWord(text));
}

std::vector<PortInterval> reservedPortsOf(QByteArrayView text)
{
    std::vector<PortInterval> ports;
    text = text.trimmed();
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf(',');
        const QByteArrayView part = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        const qsizetype dash = part.indexOf('-');
        const auto read = dash < 0 ? interval(part, part) : interval(part.first(dash), part.sliced(dash + 1));
        if (read)
            ports.push_back(*read);
    }
    return ports;
}

std::optional<double> uptimeOf(QByteArrayView text)
{
    bool isNumber = false;
    const double seconds = nextWord(text).toByteArray().toDouble(&isNumber);
    return isNumber && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

std::optional<QByteArrayView> statusField(QByteArrayView status, QByteArrayView name)
{
    while (!status.isEmpty()) {
        const qsizetype end = status.indexOf('\n');
        const QByteArrayView line = end < 0 ? status : status.first(end);
        status = end < 0 ? QByteArrayView() : status.sliced(end + 1);
        if (line.startsWith(name) && line.size() > name.size() && line[name.size()] == ':')
            return line.sliced(name.size() + 1).trimmed();
    }
    return std::nullopt;
}

} // namespace quay::system
