// SPDX-License-Identifier: MIT
#include "cli/lineeditor.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cstdio>

#include <errno.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace quay::cli
{

namespace
{

constexpr char escape = 27;
constexpr char backspace = 127;
constexpr qsizetype mostInput = 1024 * 1024; // bytes without a line feed

constexpr char ctrl(char letter) { return static_cast<char>(letter & 0x1f); }

// How many bytes the character takes that begins so (RFC 3629 section 3).
qsizetype lengthOf(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

void write(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

int columns()
{
    constexpr int usual = 80;
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

} // namespace

LineEditor::LineEditor(QString prompt, QObject *parent) : QObject(parent), m_prompt(std::move(prompt))
{
    termios now{};
    if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &now) == 0) {
        m_before = now;
        now.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG);
        now.c_cc[VMIN] = 1;
        now.c_cc[VTIME] = 0;
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
    }
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &LineEditor::read);
}

LineEditor::~LineEditor()
{
    if (m_before)
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &*m_before);
}

void LineEditor::ask()
{
    m_isAsked = true;
    if (isTerminal())
        draw();
    QMetaObject::invokeMethod(this, &LineEditor::work, Qt::QueuedConnection);
}

void LineEditor::hide() const
{
    if (isTerminal() && m_isAsked)
        write(QStringLiteral("\r\033[K"));
}

void LineEditor::show() const
{
    if (isTerminal() && m_isAsked)
        draw();
}

void LineEditor::read()
{
    std::array<char, 4096> bytes{};
    const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (got > 0)
        m_in.append(bytes.data(), got);
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN) || m_in.size() > mostInput) {
        m_atEnd = true;
        m_notifier->setEnabled(false);
    }
    if (isTerminal() && m_in.contains(ctrl('C'))) {
        m_in.clear();
        Q_EMIT interrupted();
        return;
    }
    work();
}

void LineEditor::work()
{
    if (!isTerminal()) {
        if (m_isAsked && !takePlainLine() && m_atEnd) {
            m_isAsked = false;
            Q_EMIT ended();
        }
        return;
    }
    while (m_isAsked && !m_in.isEmpty()) {
        if (m_in.size() < lengthOf(m_in.front()))
            return; // the rest of the character is on its way
        takeKey();
    }
    if (m_isAsked && m_atEnd) {
        m_isAsked = false;
        Q_EMIT ended();
    }
}

bool LineEditor::takePlainLine()
{
    qsizetype end = m_in.indexOf('\n');
    if (end < 0 && m_atEnd && !m_in.isEmpty())
        end = m_in.size();
    if (end < 0)
        return false;
    m_isAsked = false;
    const QString text = QString::fromUtf8(m_in.first(end));
    m_in.remove(0, end + 1);
    Q_EMIT line(text);
    return true;
}

void LineEditor::takeKey()
{
    const char key = m_in.front();
    if (key == escape) {
        takeEscape();
    } else if (key == '\n' || key == '\r') {
        m_in.remove(0, 1);
        finishLine();
        return;
    } else if (static_cast<unsigned char>(key) < 0x20 || key == backspace) {
        m_in.remove(0, 1);
        control(key);
        if (!m_isAsked)
            return;
    } else {
        const QByteArray character = m_in.first(lengthOf(key));
        m_in.remove(0, character.size());
        insert(QString::fromUtf8(character));
    }
    draw();
}

// The keys of xterm, console_codes(4) and everybody since.
void LineEditor::takeEscape()
{
    qsizetype size = 1;
    if (m_in.size() > 1 && (m_in[1] == '[' || m_in[1] == 'O')) {
        size = 3;
        while (size <= m_in.size() && (m_in[size - 1] == ';' || (m_in[size - 1] >= '0' && m_in[size - 1] <= '9')))
            ++size;
    }
    const QByteArray sequence = m_in.first(std::min(size, m_in.size()));
    m_in.remove(0, sequence.size());
    const QByteArray keys = sequence.mid(2);
    if (keys == "A")
        recall(m_recalled - 1);
    else if (keys == "B")
        recall(m_recalled + 1);
    else if (keys == "C")
        m_cursor = std::min(m_cursor + 1, m_text.size());
    else if (keys == "D")
        m_cursor = std::max<qsizetype>(m_cursor - 1, 0);
    else if (keys == "H" || keys == "1~")
        m_cursor = 0;
    else if (keys == "F" || keys == "4~")
        m_cursor = m_text.size();
    else if (keys == "3~")
        m_text.remove(m_cursor, 1);
}

void LineEditor::control(char key)
{
    if (key == backspace || key == ctrl('H')) {
        if (m_cursor > 0)
            m_text.remove(--m_cursor, 1);
    } else if (key == ctrl('A')) {
        m_cursor = 0;
    } else if (key == ctrl('E')) {
        m_cursor = m_text.size();
    } else if (key == ctrl('K')) {
        m_text.truncate(m_cursor);
    } else if (key == ctrl('U')) {
        m_text.remove(0, std::exchange(m_cursor, 0));
    } else if (key == ctrl('W')) {
        const QString before = m_text.first(m_cursor).trimmed();
        const qsizetype begin = before.lastIndexOf(u' ') + 1;
        m_text.remove(begin, m_cursor - begin);
        m_cursor = begin;
    } else if (key == ctrl('L')) {
        write(QStringLiteral("\033[H\033[2J"));
    } else if (key == ctrl('D') && m_text.isEmpty()) {
        write(QStringLiteral("\n"));
        m_isAsked = false;
        Q_EMIT ended();
    }
}

void LineEditor::insert(const QString &text)
{
    m_text.insert(m_cursor, text);
    m_cursor += text.size();
}

void LineEditor::recall(qsizetype index)
{
    if (m_recalled == m_history.size())
        m_typed = m_text;
    m_recalled = std::clamp<qsizetype>(index, 0, m_history.size());
    m_text = m_recalled == m_history.size() ? m_typed : m_history[m_recalled];
    m_cursor = m_text.size();
}

void LineEditor::finishLine()
{
    write(QStringLiteral("\n"));
    const QString text = std::exchange(m_text, {});
    m_cursor = 0;
    if (!text.trimmed().isEmpty() && m_history.value(m_history.size() - 1) != text)
        m_history.append(text);
    m_recalled = m_history.size();
    m_isAsked = false;
    Q_EMIT line(text);
}

// A line that is wider than the terminal is shown in part: what is before the cursor, and as much behind as there is
// room for.
void LineEditor::draw() const
{
    const qsizetype room = std::max<qsizetype>(columns() - m_prompt.size() - 1, 1);
    const qsizetype begin = std::max<qsizetype>(m_cursor - room, 0);
    const QString shown = m_text.mid(begin, room);
    QString text = QStringLiteral("\r\033[K") + m_prompt + shown;
    if (const qsizetype behind = begin + shown.size() - m_cursor; behind > 0)
        text += QStringLiteral("\033[%1D").arg(behind);
    write(text);
}

} // namespace quay::cli
