// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace quay
{

// The query language by examples; each can be tried with a click.
class QueryHelp final : public QDialog
{
    Q_OBJECT

public:
    explicit QueryHelp(QWidget *parent = nullptr);

Q_SIGNALS:
    void exampleChosen(const QString &query);
};

} // namespace quay
