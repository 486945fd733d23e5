// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>
#include <QString>

namespace quay
{

// What the user chose in the menu. System: whatever the desktop says, live.
enum class Theme : quint8 { System, Light, Dark };

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

// How the whole program looks: theme and size of text. Applied at once to every window.
class Appearance final
{
public:
    // To be made after QApplication and before the first window.
    Appearance();

    void setTheme(Theme theme);
    [[nodiscard]] Theme theme() const { return m_theme; }

    // Factor on all text, for a projector; 1 is the desktop's own size. Clamped to 0.75 ... 2.5.
    void setTextFactor(double factor);
    [[nodiscard]] double textFactor() const { return m_textFactor; }

private:
    QString m_nativeStyle;
    double m_nativePointSize;
    Theme m_theme = Theme::System;
    double m_textFactor = 1;
};

// "system", "light", "dark", as kept in the settings; System for anything else.
[[nodiscard]] Theme parseTheme(const QString &text);
[[nodiscard]] QString themeName(Theme theme);

} // namespace quay
