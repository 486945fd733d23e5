// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"

#include <QWidget>

class QToolButton;

namespace quay
{

// Filters as buttons. Each stands for a word of the query language and puts it into the query or takes it out, so
// that the search field always says all there is to say, and the language is learnt on the way.
class Chips final : public QWidget
{
    Q_OBJECT

public:
    explicit Chips(QWidget *parent = nullptr);

    // Which chips are on follows from the query.
    void showQuery(const QString &query);

Q_SIGNALS:
    void queryEdited(const QString &query);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Chip {
        QString word;
        QToolButton *button;
    };

    void add(const char *word);
    void retranslate();
    void toggle(const QString &word, bool isOn);
    [[nodiscard]] static QString title(const QString &word);

    std::vector<Chip> m_chips;
    QString m_query;
};

// The query with the word added at its end, or with every occurrence of it taken out.
[[nodiscard]] QString withWord(const QString &query, const QString &word, bool isIn);

// The query with these ports in place of those it names.
[[nodiscard]] QString withPorts(const QString &query, PortInterval ports);

} // namespace quay
