// SPDX-License-Identifier: MIT
#include "reference/portmap.h"

#include "common/registrytext.h"
#include "look/metrics.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace quay
{

using namespace registry;

namespace
{

constexpr int largestZoom = 16;
constexpr int labelEvery = 4096;

PortInterval between(Port a, Port b) { return {std::min(a, b), std::max(a, b)}; }

} // namespace

PortMap::PortMap(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Port map"));
}

void PortMap::setRegistry(std::shared_ptr<const Registry> registry)
{
    m_registry = std::move(registry);
    m_picture = QImage();
    viewport()->update();
}

void PortMap::setBookmarked(const PortSet &ports)
{
    m_bookmarked = ports;
    viewport()->update();
}

void PortMap::setInUse(const PortSet &ports)
{
    if (ports == m_inUse)
        return;
    m_inUse = ports;
    viewport()->update();
}

void PortMap::setCurrent(Port port)
{
    m_current = port;
    m_anchor = port;
    const QRect cell = geometryNow().rectOf(port);
    if (m_zoom > 1 && !viewport()->rect().contains(cell)) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + cell.center().x() - viewport()->width() / 2);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.center().y() - viewport()->height() / 2);
    }
    if (isVisible())
        tellCurrent();
    viewport()->update();
}

void PortMap::tellCurrent()
{
    setAccessibleDescription(describe(m_current));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void PortMap::setRange(std::optional<PortInterval> range)
{
    m_range = range;
    take(std::nullopt);
}

void PortMap::take(std::optional<PortInterval> range)
{
    m_taken = range;
    viewport()->update();
}

QString PortMap::describe(Port port) const
{
    QStringList answers;
    for (const quint32 row : m_registry ? m_registry->rowsOf(port) : std::vector<quint32>()) {
        const Entry entry = m_registry->at(row);
        if (entry.origin() == Origin::Gap || entry.status() == Status::Unassigned)
            continue;
        const QString name = entry.utf8(Field::Name).isEmpty() ? RegistryText::status(entry) : entry.text(Field::Name);
        answers +=
            entry.origin() == Origin::Quayside
                ? tr("%1 (common use)").arg(name)
                : tr("%1 (%2)", "service, transport").arg(name, QString(transportName(entry.transport())).toUpper());
    }
    answers.removeDuplicates();
    if (answers.isEmpty())
        answers += portRange(port) == PortRange::Dynamic ? tr("never assigned") : tr("unassigned");
    return tr("Port %1, %2 range: %3")
        .arg(QString::number(number(port)), RegistryText::range(portRange(port)), answers.join(QStringLiteral(", ")));
}

int PortMap::labelWidth() const { return fontMetrics().horizontalAdvance(QStringLiteral("65535")) + 3 * unit(this); }

// The whole map fills the room there is; never so small that a port would vanish.
int PortMap::extent() const
{
    const int names =
        3 * unit(this) + std::max(fontMetrics().horizontalAdvance(RegistryText::range(PortRange::System)),
                                  fontMetrics().horizontalAdvance(RegistryText::range(PortRange::Dynamic)));
    const int room =
        std::min(viewport()->width() - labelWidth() - names, viewport()->height() - fontMetrics().height());
    return std::max(MapGeometry::side, room) * m_zoom;
}

MapGeometry PortMap::geometryNow() const
{
    MapGeometry geometry;
    geometry.extent = extent();
    const int top = std::max(fontMetrics().height() / 2, (viewport()->height() - geometry.extent) / 2);
    geometry.origin = {labelWidth() - horizontalScrollBar()->value(), top - verticalScrollBar()->value()};
    return geometry;
}

void PortMap::layOut()
{
    horizontalScrollBar()->setRange(0, std::max(0, extent() + labelWidth() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setRange(0, std::max(0, extent() + fontMetrics().height() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    viewport()->update();
}

void PortMap::zoomBy(int steps)
{
    const int zoom = steps > 0 ? m_zoom << steps : m_zoom >> -steps;
    zoomTo(zoom, geometryNow().rectOf(m_current).center());
}

void PortMap::zoomTo(int zoom, QPoint around)
{
    const Port port = geometryNow().nearestPort(around);
    m_zoom = std::clamp(zoom, 1, largestZoom);
    layOut();
    const QPoint moved = geometryNow().rectOf(port).center() - around;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved.y());
    viewport()->update();
}

bool PortMap::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto port = geometryNow().portAt(help->pos());
        QToolTip::showText(help->globalPos(), port ? describe(*port) : QString(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void PortMap::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_picture = QImage();
    if (event->type() == QEvent::FontChange)
        layOut();
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Port map"));
        if (isVisible())
            tellCurrent();
    }
}

void PortMap::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const MapGeometry geometry = geometryNow();
    painter.fillRect(viewport()->rect(), palette().base());
    if (m_picture.isNull() && m_registry)
        m_picture = mapPicture(mapCells(*m_registry), palette());
    painter.drawImage(geometry.whole(), m_picture);
    paintMarks(painter, geometry);
    if (const auto range = m_taken ? m_taken : m_range)
        paintRange(painter, geometry, *range);
    paintCurrent(painter, geometry);
    paintLabels(painter, geometry);
}

void PortMap::paintLabels(QPainter &painter, const MapGeometry &geometry) const
{
    painter.fillRect(QRect(0, 0, std::max(0, std::min(labelWidth(), geometry.origin.x())), height()), palette().base());
    painter.setPen(faintText(palette()));
    const int right = geometry.origin.x() - unit(this);
    const int lineHeight = fontMetrics().height();
    for (int port = 0; port < portCount; port += labelEvery) {
        const int y = geometry.rectOf(Port(port)).top();
        painter.drawLine(right, y, geometry.origin.x() - 2, y);
        painter.drawText(QRect(right - unit(this) - labelWidth(), y - lineHeight / 2, labelWidth(), lineHeight),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(port));
    }
    painter.setPen(palette().color(QPalette::Text));
    for (const Port border : {firstUserPort, firstDynamicPort}) {
        const int y = geometry.rectOf(border).top();
        painter.drawLine(geometry.origin.x(), y, geometry.whole().right() + unit(this), y);
    }
    paintRangeNames(painter, geometry);
}

// At the right, beside the rows they name.
void PortMap::paintRangeNames(QPainter &painter, const MapGeometry &geometry) const
{
    const int left = geometry.whole().right() + 2 * unit(this);
    const int height = fontMetrics().height();
    const auto name = [&](PortRange range, int top) {
        painter.drawText(QRect(left, top, viewport()->width() - left, height), Qt::AlignLeft | Qt::AlignVCenter,
                         RegistryText::range(range));
    };
    // The system ports' four rows are lower than a line of text.
    name(PortRange::System, geometry.rectOf(Port(0)).top() - height / 2);
    name(PortRange::User, geometry.rectOf(firstUserPort).top() + unit(this));
    name(PortRange::Dynamic, geometry.rectOf(firstDynamicPort).top() + unit(this));
}

// Bookmarks as small discs, ports in use as small rings, both with a rim, so that they are seen on any colour.
void PortMap::paintMarks(QPainter &painter, const MapGeometry &geometry) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    painter.setBrush(colour(Meaning::Bookmark, palette()));
    const qreal radius = std::max(3.5, geometry.rectOf(Port(0)).width() * 0.35);
    for (std::size_t port = m_bookmarked._Find_first(); port < m_bookmarked.size();
         port = m_bookmarked._Find_next(port))
        painter.drawEllipse(QRectF(geometry.rectOf(Port(port))).center(), radius, radius);
    painter.setBrush(Qt::NoBrush);
    const qreal ring = radius + 1;
    for (std::size_t port = m_inUse._Find_first(); port < m_inUse.size(); port = m_inUse._Find_next(port)) {
        const QPointF centre = QRectF(geometry.rectOf(Port(port))).center();
        painter.setPen(QPen(palette().color(QPalette::Base), 4));
        painter.drawEllipse(centre, ring, ring);
        painter.setPen(QPen(palette().color(QPalette::Text), 2));
        painter.drawEllipse(centre, ring, ring);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void PortMap::paintRange(QPainter &painter, const MapGeometry &geometry, PortInterval range) const
{
    const QRegion chosen = geometry.regionOf(range);
    const QRegion whole(geometry.whole());
    QColor veil = palette().color(QPalette::Base);
    veil.setAlpha(190);
    painter.save();
    painter.setClipRegion(whole - chosen);
    painter.fillRect(whole.boundingRect(), veil);
    painter.restore();
    QPainterPath outline;
    outline.addRegion(chosen);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawPath(outline.simplified());
}

void PortMap::paintCurrent(QPainter &painter, const MapGeometry &geometry) const
{
    const int room = std::max(2, geometry.rectOf(Port(0)).width() / 4);
    const QRect frame = geometry.rectOf(m_current).adjusted(-room, -room, room - 1, room - 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Base), 3));
    painter.drawRect(frame);
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text), 1));
    painter.drawRect(frame);
}

void PortMap::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void PortMap::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    tellCurrent();
}

// Out of sight it does not follow the current port, so it has nothing to say.
void PortMap::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    setAccessibleDescription(QString());
}

void PortMap::scrollContentsBy(int, int) { viewport()->update(); }

void PortMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = geometryNow().portAt(event->pos());
}

void PortMap::mouseMoveEvent(QMouseEvent *event)
{
    const MapGeometry geometry = geometryNow();
    if (m_pressed) {
        const PortInterval range = between(*m_pressed, geometry.nearestPort(event->pos()));
        take(range.count() > 1 ? std::optional(range) : std::nullopt);
    }
    const auto port = geometry.portAt(event->pos());
    viewport()->setCursor(port ? Qt::CrossCursor : Qt::ArrowCursor);
}

void PortMap::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const PortInterval range = between(*m_pressed, geometryNow().nearestPort(event->pos()));
    m_pressed.reset();
    take(std::nullopt);
    if (range.count() > 1) {
        Q_EMIT rangeChosen(range);
    } else {
        setCurrent(range.first);
        Q_EMIT portChosen(range.first);
    }
}

void PortMap::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() == 0)
        return QAbstractScrollArea::wheelEvent(event);
    zoomTo(event->angleDelta().y() > 0 ? m_zoom * 2 : m_zoom / 2, event->position().toPoint());
    event->accept();
}

void PortMap::moveCurrent(int by, bool takesRange)
{
    const Port anchor = m_anchor;
    const Port port{static_cast<quint16>(std::clamp(number(m_current) + by, 0, portCount - 1))};
    setCurrent(port);
    if (!takesRange) {
        take(std::nullopt);
        Q_EMIT portChosen(port);
        return;
    }
    m_anchor = anchor;
    take(between(anchor, port));
}

void PortMap::keyPressEvent(QKeyEvent *event)
{
    const bool takesRange = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCurrent(-1, takesRange);
    case Qt::Key_Right:
        return moveCurrent(1, takesRange);
    case Qt::Key_Up:
        return moveCurrent(-MapGeometry::side, takesRange);
    case Qt::Key_Down:
        return moveCurrent(MapGeometry::side, takesRange);
    case Qt::Key_Home:
        return moveCurrent(-number(m_current), takesRange);
    case Qt::Key_End:
        return moveCurrent(portCount, takesRange);
    case Qt::Key_Plus:
        return zoomBy(1);
    case Qt::Key_Minus:
        return zoomBy(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto range = std::exchange(m_taken, std::nullopt); range && range->count() > 1)
            Q_EMIT rangeChosen(*range);
        else
            Q_EMIT portChosen(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace quay
