// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;

namespace quay
{

// Filters as buttons. Each stands for a word of a query language and puts it into the query or takes it out, so that
// the field always says all there is to say, and the language is learnt on the way.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    // `words` in order; an empty one leaves a gap.
    ChipRow(const QStringList &words, QWidget *parent);

    // Which chips are on follows from the query.
    void showQuery(const QString &query);

Q_SIGNALS:
    void queryEdited(const QString &query);

protected:
    void changeEvent(QEvent *event) override;
    // What stands on the chip. To be called from the constructor of the class that has the titles.
    void retranslate();
    [[nodiscard]] virtual QString title(const QString &word) const = 0;

private:
    struct Chip {
        QString word;
        QToolButton *button;
    };

    void add(const QString &word);
    void toggle(const QString &word, bool isOn);

    std::vector<Chip> m_chips;
    QString m_query;
};

// The query with the word added at its end, or with every occurrence of it taken out.
[[nodiscard]] QString withWord(const QString &query, const QString &word, bool isIn);

} // namespace quay
