// SPDX-License-Identifier: MIT
#include "theme.h"

#include <algorithm>

namespace quay::judge
{

namespace
{

[[nodiscard]] Address address(QStringView text) { return Address::parse(text).value_or(Address()); }

[[nodiscard]] std::vector<Address> addresses(std::initializer_list<QStringView> texts)
{
    std::vector<Address> all;
    for (const QStringView text : texts)
        all.push_back(address(text));
    return all;
}

// A random few of them, at least one.
template <typename T>
[[nodiscard]] std::vector<T> some(Dice &dice, std::vector<T> all, quint32 atMost)
{
    for (std::size_t i = all.size(); i > 1; --i)
        std::swap(all[i - 1], all[dice.number(static_cast<quint32>(i))]);
    all.resize(std::min<std::size_t>(all.size(), 1 + dice.number(atMost)));
    return all;
}

void chooseAddresses(Theme &theme, Dice &dice)
{
    theme.local = some(dice,
                       addresses({u"127.0.0.1", u"127.0.0.1", u"127.0.0.2", u"0.0.0.0", u"0.0.0.0", u"::1", u"::",
                                  u"::", u"::ffff:127.0.0.1", u"::ffff:0.0.0.0"}),
                       5);
    if (dice.chance(theme.rarities * 2))
        theme.local.push_back(
            dice.oneOf(addresses({u"192.0.2.1", u"2001:db8::1", u"127.0.0.6", u"224.0.0.5", u"255.255.255.255",
                                  u"127.255.255.255", u"ff02::1", u"fe80::1", u"::ffff:127.0.0.2", u"239.1.2.3"})));
    theme.destination = addresses({u"127.0.0.1", u"127.0.0.1", u"127.0.0.2", u"::1", u"::1"});
    if (dice.chance(20))
        theme.destination.push_back(dice.oneOf(addresses({u"0.0.0.0", u"::", u"127.0.0.6", u"192.0.2.1"})));
    if (!theme.pair)
        return;
    for (const QStringView text : {u"10.0.0.1", u"10.0.1.1", u"fd00::1", u"fe80::1"}) {
        theme.local.push_back(address(text));
        theme.destination.push_back(address(text));
    }
}

void chooseGroups(Theme &theme, Dice &dice)
{
    theme.groups = addresses({u"239.1.2.3", u"224.0.0.1"});
    if (theme.pair)
        theme.groups.push_back(dice.oneOf(addresses({u"10.0.0.255", u"ff0e::7", u"255.255.255.255"})));
    else
        theme.groups.push_back(address(u"127.255.255.255"));
    theme.local.push_back(theme.groups.front());
}

void choosePorts(Theme &theme, Dice &dice)
{
    theme.ports = some(dice, std::vector<Port>{Port{5000}, Port{5001}, Port{5002}}, 2);
    if (dice.chance(30)) {
        const quint16 first = dice.oneOf<quint16>({40000, 40001});
        const quint32 count = 1 + dice.number(6);
        theme.ephemeral = {Port{first}, Port{static_cast<quint16>(first + count - 1)}};
        theme.portZero = 35;
        theme.ports.push_back(theme.ephemeral.first);
        theme.ports.push_back(theme.ephemeral.last);
        theme.range = dice.oneOf<quint32>({0, 0, 30});
    }
    if (dice.chance(10))
        theme.ports.push_back(Port{80});
}

} // namespace

Theme chooseTheme(Dice &dice, int users)
{
    Theme theme;
    theme.udp = dice.oneOf<quint32>({0, 0, 50, 100, 100});
    theme.reuseAddress = dice.oneOf<quint32>({0, 30, 60, 100});
    theme.reusePort = dice.oneOf<quint32>({0, 0, 30, 60, 100});
    theme.v6Only = dice.oneOf<quint32>({0, 20, 50});
    theme.pair = dice.chance(15);
    theme.device = theme.pair ? dice.oneOf<quint32>({10, 40}) : dice.oneOf<quint32>({0, 0, 0, 20});
    theme.steps = 3 + dice.number(18);
    theme.backlogs = dice.oneOf<quint32>({0, 10, 40});
    chooseAddresses(theme, dice);
    choosePorts(theme, dice);
    if (theme.udp > 0 && dice.chance(20))
        chooseGroups(theme, dice);
    for (int program = 0; program < 4; ++program)
        theme.users.push_back(dice.chance(25) ? dice.number(static_cast<quint32>(std::min(users, 3))) : 0);
    return theme;
}

} // namespace quay::judge
