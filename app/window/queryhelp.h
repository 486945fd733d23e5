// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QTextBrowser;

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

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void fit();

    QTextBrowser *m_text;
};

} // namespace quay
