// SPDX-License-Identifier: MIT
#pragma once

#include "look/leandelegate.h"

namespace quay
{

class SocketModel;

// Paints a cell of the table of sockets.
class SocketDelegate final : public LeanDelegate
{
    Q_OBJECT

public:
    // `model` must be the model of the view and outlive the delegate.
    explicit SocketDelegate(const SocketModel *model, QObject *parent = nullptr);

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QColor ink(const QPalette &palette, int row, int column) const override;
    [[nodiscard]] QColor ground(const QPalette &palette, int row) const override;
    [[nodiscard]] bool isFixed(int column) const override;
    [[nodiscard]] Align align(int column) const override;
    [[nodiscard]] const QStringList &marked(int column) const override;

private:
    const SocketModel *m_model;
    mutable QStringList m_words; // of the query that was asked last
};

} // namespace quay
