// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace quay
{

class SearchField;

// The search field's place at the end of the menu bar: in sight on every page, and at no page's expense.
class SearchCorner final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchCorner(SearchField *field, QWidget *parent = nullptr);
    // As the menu bar asks anew whenever the window is resized; a layout would remember its answer.
    [[nodiscard]] QSize sizeHint() const override;

private:
    SearchField *m_field;
};

} // namespace quay
