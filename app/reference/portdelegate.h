// SPDX-License-Identifier: MIT
#pragma once

#include "look/leandelegate.h"
#include "reference/portmodel.h"

namespace quay
{

// Paints a cell of the port table.
class PortDelegate final : public LeanDelegate
{
    Q_OBJECT

public:
    // `model` must be the model of the view and outlive the delegate.
    explicit PortDelegate(const PortModel *model, QObject *parent = nullptr);

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QColor ink(const QPalette &palette, int row, int column) const override;
    [[nodiscard]] bool isFixed(int column) const override { return column == PortModel::Ports; }
    [[nodiscard]] Align align(int column) const override;
    [[nodiscard]] const QStringList &marked(int column) const override;
    // The star of a bookmark.
    bool paintPicture(QPainter *painter, const QStyleOptionViewItem &option, int row, int column) const override;

private:
    const PortModel *m_model;
};

} // namespace quay
