// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace quay
{

// A field in fixed width with a quiet word at its end that says what the value is: "loopback", "http-alt".
class HintEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit HintEdit(QWidget *parent = nullptr);
    void setHint(const QString &hint);
    [[nodiscard]] QString hint() const { return m_hint; }
    // Up and Down count the number in the field, from 0 to 65535.
    void setCounting(bool counting) { m_isCounting = counting; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_hint;
    bool m_isCounting = false;
};

} // namespace quay
