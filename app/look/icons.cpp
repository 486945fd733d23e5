// SPDX-License-Identifier: MIT
#include "look/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace quay
{

namespace
{

// Icons are drawn in this colour in their files.
constexpr QByteArrayView inkInFile("#1e1f24");

class InkIconEngine final : public QIconEngine
{
public:
    explicit InkIconEngine(const QString &name) : m_name(name) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QSizeF size = QSizeF(rect.size()) * painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, pixmap(size.toSize(), mode, state));
    }

    // Drawn once for each size and colour: icons are painted far more often than they change.
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText;
        const QString ink = QApplication::palette().color(group, role).name();
        const QString key = QStringLiteral("quay/%1/%2/%3x%4").arg(m_name, ink).arg(size.width()).arg(size.height());
        QPixmap picture;
        if (!QPixmapCache::find(key, &picture)) {
            picture = drawn(size, ink);
            QPixmapCache::insert(key, picture);
        }
        return picture;
    }

    QIconEngine *clone() const override { return new InkIconEngine(*this); }

private:
    [[nodiscard]] QPixmap drawn(const QSize &size, const QString &ink) const
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (file.open(QIODevice::ReadOnly)) {
            QPainter painter(&picture);
            QSvgRenderer(file.readAll().replace(inkInFile, ink.toLatin1())).render(&painter);
        }
        return picture;
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString &name) { return QIcon(new InkIconEngine(name)); }

} // namespace quay
