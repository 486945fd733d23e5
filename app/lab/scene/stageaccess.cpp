// SPDX-License-Identifier: MIT
#include "lab/scene/stageaccess.h"

#include "lab/scene/stage.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace quay::scene
{

namespace
{

// A socket or program on the stage, by its place in the layout of now.
class StageItem final : public QAccessibleInterface
{
public:
    StageItem(Stage *stage, int index) : m_stage(stage), m_index(index) {}

    [[nodiscard]] bool isValid() const override
    {
        return m_stage != nullptr && (program() != nullptr || box() != nullptr);
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override
    {
        const Stage *stage = m_stage.data();
        return stage != nullptr ? stage->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_stage.data());
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const Stage *stage = m_stage.data();
        const PlacedBox *placed = box();
        state.readOnly = true;
        state.selectable = placed != nullptr;
        state.selected = stage != nullptr && placed != nullptr && stage->selected() == placed->box.socket;
        return state;
    }
    [[nodiscard]] QRect rect() const override
    {
        const Stage *stage = m_stage.data();
        if (stage == nullptr)
            return {};
        const PlacedBox *placed = box();
        const PlacedProgram *owner = program();
        if (placed != nullptr)
            return stage->onScreen(placed->rect);
        return owner != nullptr ? stage->onScreen(owner->rect) : QRect();
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const Stage *stage = m_stage.data();
        const bool isName = kind == QAccessible::Name;
        if (stage == nullptr || (!isName && kind != QAccessible::Description))
            return {};
        if (const PlacedProgram *owner = program())
            return isName ? owner->program.name : Stage::describe(owner->program);
        const PlacedBox *placed = box();
        if (placed == nullptr)
            return {};
        const PlacedProgram *owner = stage->placed().programOf(placed->box.program);
        return isName ? placed->box.title
                      : Stage::describe(placed->box, owner == nullptr ? QString() : owner->program.name);
    }

private:
    [[nodiscard]] const PlacedProgram *program() const
    {
        const Stage *stage = m_stage.data();
        if (stage == nullptr || m_index >= int(stage->placed().programs().size()))
            return nullptr;
        return &stage->placed().programs()[std::size_t(m_index)];
    }
    [[nodiscard]] const PlacedBox *box() const
    {
        const Stage *stage = m_stage.data();
        if (stage == nullptr)
            return nullptr;
        const int at = m_index - int(stage->placed().programs().size());
        return at >= 0 && at < int(stage->placed().boxes().size()) ? &stage->placed().boxes()[std::size_t(at)]
                                                                   : nullptr;
    }

    QPointer<Stage> m_stage;
    int m_index;
};

class StageAccess final : public QAccessibleWidget
{
public:
    explicit StageAccess(Stage *stage) : QAccessibleWidget(stage, QAccessible::List), m_stage(stage) {}
    ~StageAccess() override
    {
        for (const QAccessible::Id id : m_items)
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(StageAccess)

    [[nodiscard]] int childCount() const override
    {
        return int(m_stage->placed().programs().size() + m_stage->placed().boxes().size());
    }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (int(m_items.size()) <= index)
            m_items.push_back(QAccessible::registerAccessibleInterface(new StageItem(m_stage, int(m_items.size()))));
        return QAccessible::accessibleInterface(m_items[std::size_t(index)]);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int i = 0; i < int(m_items.size()); ++i) {
            if (QAccessible::accessibleInterface(m_items[std::size_t(i)]) == child)
                return i;
        }
        return -1;
    }

private:
    Stage *m_stage;
    mutable std::vector<QAccessible::Id> m_items;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *stage = qobject_cast<Stage *>(object);
    return stage == nullptr ? nullptr : new StageAccess(stage);
}

} // namespace

void installStageAccess()
{
    QAccessible::removeFactory(make);
    QAccessible::installFactory(make);
}

} // namespace quay::scene
