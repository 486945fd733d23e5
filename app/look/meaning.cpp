// SPDX-License-Identifier: MIT
#include "look/meaning.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quay
{

namespace
{

struct Shades {
    QRgb onLight;
    QRgb onDark;
};

Shades shadesOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Tcp:
    case Meaning::Connected:
        return {0xff0068a6, 0xff56b4e9};
    case Meaning::Udp:
        return {0xffa8530a, 0xffe69f00};
    case Meaning::Both:
        return {0xff007a5a, 0xff2fc79c};
    case Meaning::OtherTransport:
        return {0xff98487a, 0xffd795bb};
    case Meaning::Reserved:
        return {0xff6b6b6b, 0xffa0a0a0};
    case Meaning::Good:
    case Meaning::Listening:
    case Meaning::New:
        return {0xff007a5a, 0xff2fc79c};
    case Meaning::Bad:
    case Meaning::Gone:
        return {0xffb8431a, 0xffff8f5e};
    case Meaning::Unknown:
    case Meaning::Waiting:
        return {0xff6b6b6b, 0xffa8a8a8};
    case Meaning::Bookmark:
        return {0xff8a6100, 0xfff0e442};
    case Meaning::Match:
        return {0xffffe9a8, 0xff5c4a00};
    }
    Q_UNREACHABLE();
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(double(colour.redF())) + 0.7152 * linear(double(colour.greenF())) +
           0.0722 * linear(double(colour.blueF()));
}

QColor mixed(const QColor &ink, const QColor &ground, int percentInk)
{
    const auto mix = [percentInk](int a, int b) { return (a * percentInk + b * (100 - percentInk)) / 100; };
    return {mix(ink.red(), ground.red()), mix(ink.green(), ground.green()), mix(ink.blue(), ground.blue())};
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor colour(Meaning meaning, const QPalette &palette)
{
    const Shades shades = shadesOf(meaning);
    return QColor::fromRgb(isDark(palette) ? shades.onDark : shades.onLight);
}

QColor faintText(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 68);
}

QColor tint(Meaning meaning, const QPalette &palette)
{
    return mixed(colour(meaning, palette), palette.color(QPalette::Base), 16);
}

QColor emphasis(const QPalette &palette)
{
    constexpr int lighterEdge = 124; // percent; Fusion's
    constexpr int mostSteps = 20;
    const QColor ink = palette.color(QPalette::Active, QPalette::HighlightedText);
    QColor ground = palette.color(QPalette::Active, QPalette::Highlight);
    for (int step = 0; step < mostSteps && contrast(ink, ground.lighter(lighterEdge)) < 4.5; ++step)
        ground = ink.lightness() > ground.lightness() ? ground.darker(106) : ground.lighter(106);
    return ground;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace quay
