// SPDX-License-Identifier: MIT
#pragma once

#include "look/page.h"

#include <QKeySequence>

#include <functional>
#include <vector>

class QStackedWidget;

namespace quay
{

class Rail;

// The pages of the window behind one another, and the rail to choose from. Each is made when it is first shown.
class Pages final : public QWidget
{
    Q_OBJECT

public:
    struct Entry {
        QString name;                   // in the settings: "reference"
        QString icon;                   // in resources/icons
        QKeySequence keys;              // shows the page
        std::function<QString()> title; // in the language of now; may have a mnemonic
        std::function<Page *()> make;   // called once
        Page *page = nullptr;           // null until it is first shown
    };

    explicit Pages(QWidget *parent = nullptr);

    void add(Entry entry);
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    // A page that there is not (another version's settings) changes nothing.
    void show(const QString &name);
    // Makes the page if need be, without showing it.
    Page *make(const QString &name);
    // Null before the first has been shown.
    [[nodiscard]] Page *current() const;
    [[nodiscard]] QString currentName() const;
    // Those that have been made.
    [[nodiscard]] std::vector<Page *> existing() const;

Q_SIGNALS:
    void made(quay::Page *page);
    void shown(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAt(int index);
    Page *makeAt(int index);
    [[nodiscard]] int indexOf(const QString &name) const;
    void retranslate();

    std::vector<Entry> m_entries;
    Rail *m_rail;
    QStackedWidget *m_stack;
    int m_current = -1;
};

} // namespace quay
