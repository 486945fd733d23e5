// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace quay
{

// The header of a table whose rows change at every keystroke. Its height follows from font, style and titles alone, yet
// QHeaderView measures all titles anew with every change of the model.
class TableHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    void setModel(QAbstractItemModel *model) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    mutable QSize m_size; // invalid until it is measured
};

} // namespace quay
