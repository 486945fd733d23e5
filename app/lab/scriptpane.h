// SPDX-License-Identifier: MIT
#pragma once

#include "lab/labsession.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTimer;
class QToolButton;

namespace quay
{

class ScriptEdit;

// The script of the lab: everything done by hand is written here, and everything written here can be run.
class ScriptPane final : public QWidget
{
    Q_OBJECT

public:
    // `keepIn`: the file that holds the script against a crash; empty: nothing is kept.
    ScriptPane(LabSession *session, const QString &keepIn, QWidget *parent = nullptr);

    [[nodiscard]] QString script() const;
    // Replaces the text; what was there comes back with Undo.
    void setScript(const QString &text, const QString &path = {});
    // What is replayed happened as it stands there.
    void setReadOnly(bool readOnly);
    // A line that was done by hand: stands after what was done before. The first one after a beginning takes the place
    // of the script that stood there; Undo brings that back.
    void record(const QString &line);
    // Before something is done by hand: whether it may take the place of what stands there. The user is asked about
    // what neither ran nor was saved. False: nothing is to be done.
    [[nodiscard]] bool mayBegin();
    // In what was done and in what was not.
    void rename(const lab::Renaming &renaming);
    // At a start: what was found is `path`'s if it says the same; nothing is unsaved then, nor if it is a ready scene.
    void recognise(const QString &path);
    // Nothing of it has been done any more.
    void forgetRun();
    // The next line to be done and its number from 1; absent: no more. Without mistakes only.
    [[nodiscard]] std::optional<std::pair<int, QString>> next() const;
    void markRun(int line);
    // What a line that was marked came to; the steps have the lines' order. Marks what is not as the line expects.
    void showOutcome(const script::RunStep &step);
    // Whether what was done is not what stands there.
    [[nodiscard]] bool isChangedAbove() const;
    [[nodiscard]] bool hasMistakes() const { return !m_mistakes.empty(); }
    [[nodiscard]] bool isModified() const;
    [[nodiscard]] QString path() const { return m_path; }
    // The last used files, the latest first.
    [[nodiscard]] QStringList recent() const { return m_recent; }
    void setRecent(const QStringList &paths);
    // Against a crash: at once what waits to be kept.
    void keep();
    // False: the user wants to stay with it.
    [[nodiscard]] bool mayBeReplaced();
    bool openFile(const QString &path);

public Q_SLOTS:
    void newScript();
    void open();
    bool save();
    bool saveAs();

Q_SIGNALS:
    void runRequested();
    void stepRequested();
    void replaced();
    void failed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void check();
    void showState();
    void showDone();
    [[nodiscard]] int unchanged() const;
    [[nodiscard]] std::optional<QString> presentUnmet() const;
    void showRecent();
    bool write(const QString &path);
    void note(const QString &path);

    LabSession *m_session;
    QString m_keepIn;
    QString m_path;
    QStringList m_recent;
    ScriptEdit *m_edit;
    QLabel *m_state;
    QToolButton *m_file;
    QToolButton *m_run;
    QToolButton *m_step;
    QTimer *m_checkDelay;
    QTimer *m_keepDelay;
    std::vector<script::Diagnostic> m_mistakes;
    QStringList m_done;             // the lines that were done, as they stood
    QString m_left;                 // a script that ran whole, and stayed when the lab began anew
    std::vector<int> m_lines;       // from 1, of each step
    std::map<int, QString> m_unmet; // lines whose expectation was not met, and what to say of it
};

} // namespace quay
