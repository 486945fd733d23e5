// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QSettings;

namespace quay
{

// What the window knows of its pages. A page is made when it is first shown; it does nothing while it is not visible.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    // What the menus do with the rows that the page in view shows.
    enum class Deed : quint8 { Export, Print, Copy };
    [[nodiscard]] virtual bool offers(Deed deed) const;
    // Only a deed that is offered.
    virtual void perform(Deed deed);

    // What is kept until the next start; each page uses keys of its own.
    virtual void restore(const QSettings &settings);
    virtual void save(QSettings &settings) const;
    // Gives the keyboard to the part that one begins with.
    virtual void takeFocus();
    // The window closes: keeps what is still being typed.
    virtual void finish();

Q_SIGNALS:
    // To be told to the user.
    void failed(const QString &sentence);
};

} // namespace quay
