// SPDX-License-Identifier: MIT
#pragma once

#include "reference/mapgeometry.h"
#include "reference/mappicture.h"
#include "registry/search.h"

#include <QAbstractScrollArea>

#include <memory>

namespace quay
{

// All 65536 ports as one picture. Hovering tells, a click goes there, dragging takes a range; the wheel or + and -
// zoom. Keys: arrows move by one port or one row, with Shift they take a range, Return goes.
class PortMap final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit PortMap(QWidget *parent = nullptr);

    void setRegistry(std::shared_ptr<const registry::Registry> registry);
    void setBookmarked(const registry::PortSet &ports);
    // The ports that have a socket on this computer.
    void setInUse(const registry::PortSet &ports);
    void setCurrent(Port port);
    // Shows all but these ports dimmed; none: all alike.
    void setRange(std::optional<PortInterval> range);

    [[nodiscard]] Port current() const { return m_current; }
    // What the map has to say of a port, in a sentence.
    [[nodiscard]] QString describe(Port port) const;
    void zoomBy(int steps);

Q_SIGNALS:
    void portChosen(quay::Port port);
    void rangeChosen(quay::PortInterval range);

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] MapGeometry geometryNow() const;
    [[nodiscard]] int extent() const;
    [[nodiscard]] int labelWidth() const;
    void layOut();
    void tellCurrent();
    void take(std::optional<PortInterval> range);
    void zoomTo(int zoom, QPoint around);
    void moveCurrent(int by, bool takesRange);
    void paintLabels(QPainter &painter, const MapGeometry &geometry) const;
    void paintRangeNames(QPainter &painter, const MapGeometry &geometry) const;
    void paintMarks(QPainter &painter, const MapGeometry &geometry) const;
    void paintRange(QPainter &painter, const MapGeometry &geometry, PortInterval range) const;
    void paintCurrent(QPainter &painter, const MapGeometry &geometry) const;

    std::shared_ptr<const registry::Registry> m_registry;
    registry::PortSet m_bookmarked;
    registry::PortSet m_inUse;
    QImage m_picture;                    // null until it is first shown
    std::optional<PortInterval> m_range; // asked for
    std::optional<PortInterval> m_taken; // being taken by mouse or keys, not yet asked for
    std::optional<Port> m_pressed;       // where a drag began
    Port m_current{};
    Port m_anchor{}; // the fixed end of a range taken by keys
    int m_zoom = 1;
};

} // namespace quay
