// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QTextBrowser;

namespace quay
{

// The lab script's language, as resources/help tells it: every statement with an example.
class ScriptHelp final : public QDialog
{
    Q_OBJECT

public:
    explicit ScriptHelp(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    QTextBrowser *m_text;
};

} // namespace quay
