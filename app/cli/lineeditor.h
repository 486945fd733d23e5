// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <optional>
#include <termios.h>

class QSocketNotifier;

namespace quay::cli
{

// Lines from standard input, edited where it is a terminal: arrows, Home, End, Delete, Ctrl+A E K U W L, and those of
// before with up and down. From a pipe they come as they are.
class LineEditor final : public QObject
{
    Q_OBJECT

public:
    explicit LineEditor(QString prompt, QObject *parent = nullptr);
    ~LineEditor() override; // the terminal is as it was

    [[nodiscard]] bool isTerminal() const { return m_before.has_value(); }
    // Asks for the next line: line() or ended() follows, once.
    void ask();
    // Around something that is printed while a line is typed.
    void hide() const;
    void show() const;

Q_SIGNALS:
    void line(const QString &text);
    void ended();       // end of input, or Ctrl+D on an empty line
    void interrupted(); // Ctrl+C

private:
    void read();
    void work();
    [[nodiscard]] bool takePlainLine();
    void takeKey();
    void takeEscape();
    void control(char key);
    void insert(const QString &text);
    void recall(qsizetype index);
    void finishLine();
    void draw() const;

    QString m_prompt;
    QSocketNotifier *m_notifier = nullptr;
    std::optional<termios> m_before;
    QByteArray m_in;
    QString m_text;
    qsizetype m_cursor = 0;
    QString m_typed; // what was typed before one of the earlier lines was taken
    QStringList m_history;
    qsizetype m_recalled = 0;
    bool m_isAsked = false;
    bool m_atEnd = false;
};

} // namespace quay::cli
