// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace quay
{

// The header of a table whose rows are others after every keystroke, but whose columns never change. QHeaderView would
// measure and paint all titles anew each time.
class TableHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent);

    void setModel(QAbstractItemModel *model) override;

protected:
    // QHeaderView would measure titles in bold, and fetch a font for that which nothing is written in.
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
};

} // namespace quay
