// SPDX-License-Identifier: MIT
#pragma once

#include "script/diagnostic.h"

#include <QPlainTextEdit>

#include <map>

class QCompleter;
class QStringListModel;

namespace quay
{

// The text of a lab script: coloured, with completion of its words and names, its mistakes underlined.
class ScriptEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ScriptEdit(QWidget *parent = nullptr);
    void showMistakes(const std::vector<script::Diagnostic> &mistakes);
    // Lines 1 to `count` have been done. `unmet`: what to say of those of them that came to something else than they
    // expect.
    void showDone(int count, const std::map<int, QString> &unmet = {});
    // The mistake under the cursor, or the first.
    [[nodiscard]] std::optional<script::Diagnostic> presentMistake() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void complete(bool isAsked);
    void insertCompletion(const QString &word);
    void showMarks();
    [[nodiscard]] QString wordBefore() const;
    [[nodiscard]] QTextCursor cursorOf(const script::Diagnostic &mistake) const;

    QCompleter *m_completer;
    QStringListModel *m_words;
    std::vector<script::Diagnostic> m_mistakes;
    std::map<int, QString> m_unmet;
    int m_done = 0;
};

} // namespace quay
