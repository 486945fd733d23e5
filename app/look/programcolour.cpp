// SPDX-License-Identifier: MIT
#include "look/programcolour.h"

#include "look/meaning.h"

#include <array>

namespace quay
{

QColor programColour(int index, const QPalette &palette)
{
    struct Shades {
        QRgb onLight;
        QRgb onDark;
    };
    static constexpr std::array<Shades, programColours> shades{{{0xff0068a6, 0xff56b4e9},
                                                                {0xffa8530a, 0xffe69f00},
                                                                {0xff007a5a, 0xff2fc79c},
                                                                {0xff98487a, 0xffd795bb},
                                                                {0xff5a54a8, 0xffb1aef2},
                                                                {0xff786300, 0xfff0e442},
                                                                {0xff00707f, 0xff62d2df},
                                                                {0xff8a4a32, 0xffe8a98c}}};
    const Shades &pair = shades.at(std::size_t(std::max(index, 0) % programColours));
    return QColor::fromRgb(isDark(palette) ? pair.onDark : pair.onLight);
}

} // namespace quay
