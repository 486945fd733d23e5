// SPDX-License-Identifier: MIT
#pragma once

#include "script/runner.h"

#include <QAbstractTableModel>
#include <QFont>
#include <QTime>

#include <deque>

namespace quay
{

// What happened in the lab, a row a step or an event, the oldest first. Holds the last ones only; how many were let go
// is counted.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Time, Program, What, Predicted, Happened, Because, columns };
    // What a row is, for those who filter: an Agreement as int; the socket it is about, as int, or invalid; whether
    // the script expects something else.
    enum Role : int { AgreementRole = Qt::UserRole, SocketRole, UnmetRole };
    enum class Agreement : quint8 { Open, Agrees, Disagrees, Event };

    explicit LogModel(QObject *parent = nullptr);

    void addStep(const script::RunStep &step, const QString &program);
    // `because`: why it came to this.
    void finishStep(const script::RunStep &step, const QString &because);
    void addEvent(const QString &program, const QString &what, std::optional<rules::SocketId> socket);
    void clear();
    void setFonts(const QFont &text);
    [[nodiscard]] int disagreements() const { return m_disagreements; }
    // How many expectations of the script were not met.
    [[nodiscard]] int unmet() const { return m_unmet; }
    [[nodiscard]] quint64 forgotten() const { return m_forgotten; }
    // Tab-separated, for a clipboard.
    [[nodiscard]] QString text(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // "ok", "EADDRINUSE", "door#1, door#2": what a step came to, in a word.
    [[nodiscard]] static QString word(const script::StepOutcome &outcome);

private:
    struct Row {
        QTime time;
        QString program;
        QString what;
        QString predicted;
        QString happened;
        QString because;
        Agreement agreement = Agreement::Open;
        bool fails = false; // what was predicted
        bool failed = false;
        bool isUnmet = false; // what the script expects
        int number = 0;       // of the step; 0: an event
        std::optional<rules::SocketId> socket;
    };
    void append(Row row);
    [[nodiscard]] QString cell(const Row &row, int column) const;
    [[nodiscard]] QVariant ink(const Row &row, int column) const;

    std::deque<Row> m_rows;
    int m_disagreements = 0;
    int m_unmet = 0;
    quint64 m_forgotten = 0;
    QFont m_text;
    QFont m_fixed;
};

} // namespace quay
