// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

namespace quay
{

// What a colour of our own stands for. Never alone: a word or a shape says the same.
enum class Meaning : quint8 {
    Tcp,
    Udp,
    Both, // TCP and UDP alike
    OtherTransport,
    Reserved,
    Good,
    Bad,
    Unknown,
    Bookmark,
    Listening,
    Connected,
    Waiting, // TIME_WAIT and kin
    New,
    Gone,
    Match, // ground of the letters that were searched for
};

// Whether text on this palette's ground is light.
[[nodiscard]] bool isDark(const QPalette &palette);

// The shade of the meaning for this palette's ground; contrast with it is at least 4.5 to 1 (WCAG 2.1, AA), except for
// Match, on which the palette's text has that contrast. Hues are those of Okabe and Ito (2008), told apart by
// colour-blind people too.
[[nodiscard]] QColor colour(Meaning meaning, const QPalette &palette);

// The palette's ground with a little of the meaning's shade, to be written on with the palette's text.
[[nodiscard]] QColor tint(Meaning meaning, const QPalette &palette);

// The palette's text made quieter, for what stands beside the matter; opaque, contrast with the ground as above.
[[nodiscard]] QColor faintText(const QPalette &palette);

// The ground of a button that is chosen, or that is the chief one: the palette's highlight, in a shade on which its
// highlighted text has the contrast named above, also at the edge that styles draw lighter.
[[nodiscard]] QColor emphasis(const QPalette &palette);

// Contrast of two opaque colours, 1 to 21 (WCAG 2.1).
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace quay
