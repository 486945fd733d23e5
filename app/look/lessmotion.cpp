// SPDX-License-Identifier: MIT
#include "look/lessmotion.h"

#include <QSettings>
#include <QStandardPaths>
#include <QStyle>

namespace quay
{

namespace
{

bool isOff(const QString &file, const QString &key)
{
    const QString path = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, file);
    if (path.isEmpty())
        return false;
    const QString value = QSettings(path, QSettings::IniFormat).value(key).toString();
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    return value == u"false" || (isNumber && number == 0);
}

} // namespace

bool isLessMotionWanted(const QStyle &style)
{
    return style.styleHint(QStyle::SH_Widget_Animation_Duration) == 0 ||
           isOff(QStringLiteral("kdeglobals"), QStringLiteral("KDE/AnimationDurationFactor")) ||
           isOff(QStringLiteral("gtk-4.0/settings.ini"), QStringLiteral("Settings/gtk-enable-animations")) ||
           isOff(QStringLiteral("gtk-3.0/settings.ini"), QStringLiteral("Settings/gtk-enable-animations"));
}

} // namespace quay
