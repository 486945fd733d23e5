// SPDX-License-Identifier: MIT
#pragma once

#include "lab/scene/layout.h"
#include "lab/scene/motion.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QPixmap>

class QTimer;

namespace quay::scene
{

class Card;

// The live picture. Draws only when something has changed or moves.
class Stage final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit Stage(QWidget *parent = nullptr);

    void setPicture(const Picture &picture);
    // A child that stands where it covers nothing: on the picture, or beside it where there is no room.
    void addCard(Card *card);
    void add(const Movement &movement);
    void clear();
    void select(std::optional<rules::SocketId> socket);
    [[nodiscard]] std::optional<rules::SocketId> selected() const { return m_selected; }
    [[nodiscard]] const Layout &placed() const { return m_layout; }

    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void setSpeed(qreal factor) { m_speed = factor; }
    // To the next phase of what moves.
    void step();
    void setReducedMotion(bool reduced);
    [[nodiscard]] bool isMotionReduced() const { return m_isReduced; }
    void setZoom(qreal factor);
    [[nodiscard]] qreal zoom() const { return m_zoom; }
    [[nodiscard]] bool isMoving() const { return !m_movements.empty(); }
    [[nodiscard]] quint64 framesDrawn() const { return m_frames; }
    // What a screen reader says of a box.
    [[nodiscard]] static QString describe(const SocketBox &box, const QString &program);
    [[nodiscard]] static QString describe(const Program &program);
    // A place of the layout on the screen.
    [[nodiscard]] QRect onScreen(const QRectF &place) const;

Q_SIGNALS:
    void socketChosen(quint32 socket);
    void programChosen(const QString &name);
    // A message has come to where it goes.
    void arrived(const quay::scene::Movement &movement);
    void rested();
    void zoomChanged(double factor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void arrange();
    void placeCards();
    [[nodiscard]] bool placeOnPicture(const std::vector<Card *> &cards);
    void placeBeside(const std::vector<Card *> &cards);
    void redraw();
    void drawStill();
    void tick();
    void advance(qreal milliseconds);
    void run();
    void choose(const PlacedBox &placed);
    void updateMoving();
    [[nodiscard]] QFont stageFont() const;
    [[nodiscard]] QPointF offset() const;

    Picture m_picture;
    Layout m_layout;
    QPixmap m_still;
    std::vector<Movement> m_movements;
    std::vector<Card *> m_cards;
    std::set<rules::SocketId> m_opened;
    std::optional<rules::SocketId> m_selected;
    QTimer *m_clock;
    QElapsedTimer m_elapsed;
    QRect m_moved; // where something was drawn that moves
    qreal m_speed = 1;
    qreal m_zoom = 1; // as the user has it
    qreal m_fit = 1;  // as the room has it
    quint64 m_frames = 0;
    int m_side = 0; // the width of what stands beside the picture
    bool m_isPaused = false;
    bool m_isReduced = false;
};

} // namespace quay::scene
