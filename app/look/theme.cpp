// SPDX-License-Identifier: MIT
#include "look/theme.h"

#include "look/darkstyle.h"

#include <QApplication>
#include <QFont>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>

namespace quay
{

namespace
{

struct Shades {
    QRgb window, base, alternate, text, faint, button, highlight, highlighted, link, tip;
};

QPalette paletteOf(const Shades &shades)
{
    const auto set = [](QPalette &palette, QPalette::ColorRole role, QRgb shade) {
        palette.setColor(role, QColor::fromRgb(shade));
    };
    QPalette palette(QColor::fromRgb(shades.button), QColor::fromRgb(shades.window));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        set(palette, role, shades.text);
    set(palette, QPalette::Base, shades.base);
    set(palette, QPalette::AlternateBase, shades.alternate);
    set(palette, QPalette::Highlight, shades.highlight);
    set(palette, QPalette::HighlightedText, shades.highlighted);
    set(palette, QPalette::Link, shades.link);
    set(palette, QPalette::LinkVisited, shades.link);
    set(palette, QPalette::ToolTipBase, shades.tip);
    set(palette, QPalette::PlaceholderText, shades.faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.faint));
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xfff4f4f6,
                      .base = 0xffffffff,
                      .alternate = 0xfff8f8fa,
                      .text = 0xff1e1f24,
                      .faint = 0xff6b6d76,
                      .button = 0xfff4f4f6,
                      .highlight = 0xff0068a6,
                      .highlighted = 0xffffffff,
                      .link = 0xff0068a6,
                      .tip = 0xffffffff});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xff232428,
                      .base = 0xff1a1b1e,
                      .alternate = 0xff202125,
                      .text = 0xffe8e8ea,
                      .faint = 0xff9a9ca5,
                      .button = 0xff2c2d32,
                      .highlight = 0xff1f6f9f,
                      .highlighted = 0xffffffff,
                      .link = 0xff6cc0f0,
                      .tip = 0xff2c2d32});
}

Appearance::Appearance()
    : m_nativeStyle(QApplication::style()->objectName()), m_nativePointSize(QApplication::font().pointSizeF())
{
}

void Appearance::setTheme(Theme theme)
{
    if (theme == Theme::System && m_theme == Theme::System)
        return; // so it is from the start
    m_theme = theme;
    // Only Fusion takes every colour from the palette; a native style paints its own.
    if (theme == Theme::System) {
        QApplication::setStyle(QStyleFactory::create(m_nativeStyle));
        QApplication::setPalette(QPalette());
        return;
    }
    QApplication::setStyle(theme == Theme::Dark ? new DarkStyle : QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(theme == Theme::Dark ? darkPalette() : lightPalette());
}

void Appearance::setTextFactor(double factor)
{
    m_textFactor = std::clamp(factor, 0.75, 2.5);
    QFont font = QApplication::font();
    font.setPointSizeF(m_nativePointSize * m_textFactor);
    if (font != QApplication::font())
        QApplication::setFont(font);
}

Theme parseTheme(const QString &text)
{
    if (text == u"light")
        return Theme::Light;
    return text == u"dark" ? Theme::Dark : Theme::System;
}

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::System:
        return QStringLiteral("system");
    case Theme::Light:
        return QStringLiteral("light");
    case Theme::Dark:
        return QStringLiteral("dark");
    }
    Q_UNREACHABLE();
}

} // namespace quay
