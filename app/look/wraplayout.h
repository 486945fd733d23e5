// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace quay
{

// Items side by side, in as many rows as the width asks for, in reading direction.
class WrapLayout final : public QLayout
{
public:
    explicit WrapLayout(QWidget *parent, int spacing);
    ~WrapLayout() override;
    Q_DISABLE_COPY_MOVE(WrapLayout)

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    // The height that is needed; moves the items only if asked to.
    int arrange(const QRect &rect, bool isMoving) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace quay
