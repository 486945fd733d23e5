// SPDX-License-Identifier: MIT
#include "lab/scene/stage.h"

#include "lab/scene/card.h"
#include "lab/scene/painting.h"
#include "lab/scene/stageaccess.h"
#include "look/meaning.h"
#include "look/metrics.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <chrono>

namespace quay::scene
{

using namespace std::chrono_literals;

namespace
{

constexpr qreal largerThanText = 1.15; // it is read from farther away
constexpr qreal smallestZoom = 0.6;
constexpr qreal largestZoom = 3;

} // namespace

Stage::Stage(QWidget *parent) : QAbstractScrollArea(parent), m_clock(new QTimer(this))
{
    installStageAccess();
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Stage"));
    viewport()->setMouseTracking(true);
    m_clock->setTimerType(Qt::PreciseTimer);
    m_clock->setInterval(16ms);
    connect(m_clock, &QTimer::timeout, this, &Stage::tick);
}

QFont Stage::stageFont() const
{
    QFont scaled = font();
    scaled.setPointSizeF(font().pointSizeF() * m_zoom * m_fit * largerThanText);
    return scaled;
}

QPointF Stage::offset() const { return {-qreal(horizontalScrollBar()->value()), -qreal(verticalScrollBar()->value())}; }

void Stage::setPicture(const Picture &picture)
{
    if (picture == m_picture)
        return; // the lab tells of much that is not seen
    m_picture = picture;
    arrange();
}

// As large as there is room for: it is read from the last row of a class, too. Smaller where that spares scrolling.
void Stage::arrange()
{
    struct Fit {
        qreal factor;
        bool mayBeTight;
    };
    constexpr std::array fits{Fit{1.5, false}, Fit{1.25, false}, Fit{1, true}, Fit{0.87, true}, Fit{0.75, true}};
    const auto place = [this](qreal factor) {
        m_fit = factor;
        const QFontMetricsF fixed(fixedFont(stageFont()));
        const QFontMetricsF letters(stageFont());
        const QSizeF sight = viewport()->size();
        m_layout = Layout(m_picture, {fixed.horizontalAdvance(u'0'), letters.height(), sight}, m_opened);
    };
    const auto isGood = [&](const Fit &fit) {
        place(fit.factor);
        return m_layout.fits() && (fit.mayBeTight || !m_layout.isTight());
    };
    if (m_picture.programs.empty() || std::none_of(fits.begin(), fits.end(), isGood))
        place(1);
    const QSize room = viewport()->size();
    horizontalScrollBar()->setRange(0, std::max(0, int(m_layout.size().width()) - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
    verticalScrollBar()->setRange(0, std::max(0, int(m_layout.size().height()) - room.height()));
    verticalScrollBar()->setPageStep(room.height());
    redraw();
    placeCards();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }
}

void Stage::redraw()
{
    m_still = QPixmap();
    viewport()->update();
}

void Stage::add(const Movement &movement)
{
    if (Movement *other = companion(m_movements, movement)) {
        other->count += movement.count;
        return;
    }
    m_movements.push_back(movement);
    run();
}

void Stage::clear()
{
    m_movements.clear();
    m_opened.clear();
    m_selected.reset();
    m_picture = {};
    m_clock->stop();
    arrange();
}

void Stage::select(std::optional<rules::SocketId> socket)
{
    if (m_selected == socket)
        return;
    m_selected = socket;
    redraw();
}

void Stage::run()
{
    if (m_isPaused || m_movements.empty() || m_clock->isActive())
        return;
    m_elapsed.start();
    m_clock->start();
}

void Stage::setPaused(bool paused)
{
    m_isPaused = paused;
    if (paused)
        m_clock->stop();
    else
        run();
}

void Stage::setReducedMotion(bool reduced)
{
    m_isReduced = reduced;
    m_clock->setInterval(reduced ? 100ms : 16ms);
}

void Stage::tick()
{
    // After a long pause of the computer the message goes on where it was.
    advance(std::min<qreal>(qreal(m_elapsed.restart()), 100) * m_speed);
}

void Stage::step()
{
    setPaused(true);
    qreal least = 0;
    for (const Movement &movement : m_movements) {
        const qreal left = nextPhase(movement) - movement.age;
        least = least == 0 ? left : std::min(least, left);
    }
    advance(least);
}

void Stage::advance(qreal milliseconds)
{
    const bool wasMoving = isMoving();
    std::vector<Movement> over;
    for (Movement &movement : m_movements)
        movement.age += milliseconds;
    std::erase_if(m_movements, [&over](const Movement &movement) {
        const bool isOver = momentOf(movement).phase == Phase::Over;
        if (isOver)
            over.push_back(movement);
        return isOver;
    });
    if (m_movements.empty())
        m_clock->stop();
    updateMoving();
    for (const Movement &movement : over)
        Q_EMIT arrived(movement);
    if (wasMoving && m_movements.empty())
        Q_EMIT rested();
}

// Only where something was and where something is now.
void Stage::updateMoving()
{
    const QPointF shift = offset();
    const auto margin = int(m_layout.measure().line * 3);
    const auto half = int(m_layout.measure().letter * 22);
    QRegion now;
    for (const Movement &movement : m_movements) {
        for (const QPointF &place : placesOf(movement, m_layout, m_isReduced)) {
            const QPoint at = (place + shift).toPoint();
            now += QRect(at.x() - half, at.y() - margin, 2 * half, 2 * margin);
        }
        for (const rules::Candidate &candidate : movement.candidates) {
            if (const PlacedBox *placed = m_layout.boxOf(candidate.socket))
                now += placed->rect.translated(shift).toAlignedRect().adjusted(-margin, -margin, margin, margin);
        }
    }
    viewport()->update(now + m_moved);
    m_moved = now.boundingRect();
}

void Stage::drawStill()
{
    const qreal ratio = devicePixelRatioF();
    m_still = QPixmap(viewport()->size() * ratio);
    m_still.setDevicePixelRatio(ratio);
    m_still.fill(palette().color(QPalette::Base));
    QPainter painter(&m_still);
    painter.translate(offset());
    Painting(m_layout, palette(), stageFont()).still(painter, m_selected);
}

void Stage::paintEvent(QPaintEvent *event)
{
    ++m_frames;
    if (m_still.isNull())
        drawStill();
    QPainter painter(viewport());
    const qreal ratio = m_still.devicePixelRatio();
    for (const QRect &rect : event->region())
        painter.drawPixmap(
            rect, m_still,
            QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio).toRect());
    painter.translate(offset());
    const Painting painting(m_layout, palette(), stageFont());
    for (const Movement &movement : m_movements)
        painting.moving(painter, movement, m_isReduced);
    if (hasFocus()) {
        painter.resetTransform();
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void Stage::resizeEvent(QResizeEvent *) { arrange(); }

void Stage::scrollContentsBy(int, int)
{
    redraw();
    placeCards();
}

void Stage::choose(const PlacedBox &placed)
{
    if (placed.box.shape == Kind::Bundle) {
        m_opened.insert(placed.box.members.begin(), placed.box.members.end());
        return arrange();
    }
    select(placed.box.socket);
    Q_EMIT socketChosen(quint32(placed.box.socket));
}

void Stage::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = event->position() - offset();
    if (const PlacedBox *placed = m_layout.boxAt(at))
        return choose(*placed);
    if (const PlacedProgram *placed = m_layout.programAt(at))
        Q_EMIT programChosen(placed->program.name);
    select(std::nullopt);
}

void Stage::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    setZoom(m_zoom * (event->angleDelta().y() > 0 ? 1.1 : 1 / 1.1));
}

void Stage::setZoom(qreal factor)
{
    const qreal bounded = std::clamp(factor, smallestZoom, largestZoom);
    if (qFuzzyCompare(bounded, m_zoom))
        return;
    m_zoom = bounded;
    arrange();
    Q_EMIT zoomChanged(m_zoom);
}

// Arrows go from socket to socket.
void Stage::keyPressEvent(QKeyEvent *event)
{
    const auto &boxes = m_layout.boxes();
    const bool isForward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool isBack = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if (event->key() == Qt::Key_Escape) {
        for (Card *card : m_cards)
            card->hide();
        return;
    }
    if (event->key() == Qt::Key_Space) {
        setPaused(!m_isPaused);
        return;
    }
    if (boxes.empty() || (!isForward && !isBack))
        return QAbstractScrollArea::keyPressEvent(event);
    const PlacedBox *present = m_selected ? m_layout.boxOf(*m_selected) : nullptr;
    const auto count = std::ptrdiff_t(boxes.size());
    const std::ptrdiff_t at = present == nullptr ? (isForward ? -1 : 0) : present - boxes.data();
    const PlacedBox &next = boxes[std::size_t((at + (isForward ? 1 : count - 1)) % count)];
    horizontalScrollBar()->setValue(int(next.rect.center().x()) - viewport()->width() / 2);
    verticalScrollBar()->setValue(int(next.rect.center().y()) - viewport()->height() / 2);
    choose(next);
}

bool Stage::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const PlacedBox *placed = m_layout.boxAt(QPointF(help->pos()) - offset());
        const PlacedProgram *owner = placed != nullptr ? m_layout.programOf(placed->box.program) : nullptr;
        const PlacedProgram *program = m_layout.programAt(QPointF(help->pos()) - offset());
        if (placed != nullptr && owner != nullptr)
            QToolTip::showText(help->globalPos(), describe(placed->box, owner->program.name), this);
        else if (program != nullptr)
            QToolTip::showText(help->globalPos(), describe(program->program), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString Stage::describe(const SocketBox &box, const QString &program)
{
    if (box.shape == Kind::Bundle)
        return tr("%n more socket(s) of %1", nullptr, int(box.members.size())).arg(program);
    if (box.shape == Kind::Ghost)
        return tr("%1 failed to bind %2: %3. %4").arg(program, box.title, box.caption, box.tie);
    const QString transport = QString(transportName(box.transport)).toUpper();
    const QString local = box.local ? box.local->toString() : QString();
    if (box.peer)
        return tr("%1, %2: %3 connected to %4, %5").arg(program, transport, local, box.peer->toString(), box.caption);
    return tr("%1, %2: %3, %4").arg(program, transport, local, box.caption);
}

QString Stage::describe(const Program &program)
{
    if (program.ended)
        return tr("program, ended");
    QStringList parts{tr("program, pid %1").arg(program.pid), program.standing, program.last};
    parts.removeAll({});
    return parts.join(QStringLiteral(", "));
}

QRect Stage::onScreen(const QRectF &place) const
{
    const QRect here = place.translated(offset()).toAlignedRect();
    return {viewport()->mapToGlobal(here.topLeft()), here.size()};
}

void Stage::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Stage"));
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::LanguageChange)
        arrange();
}

} // namespace quay::scene
