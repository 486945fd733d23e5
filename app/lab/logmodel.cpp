// SPDX-License-Identifier: MIT
#include "lab/logmodel.h"

#include "common/labtext.h"
#include "look/meaning.h"
#include "script/printer.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>

namespace quay
{

namespace
{

constexpr std::size_t mostRows = 20'000;
constexpr int forgetAtOnce = 1'000;

std::optional<rules::SocketId> socketOf(const script::PredictedStep &step)
{
    for (const script::PredictedCall &call : step.calls) {
        const auto socket = std::visit(
            [](const auto &op) -> std::optional<rules::SocketId> {
                if constexpr (requires { op.socket; })
                    return op.socket;
                else
                    return std::nullopt;
            },
            call.operation);
        if (socket)
            return socket;
    }
    return std::nullopt;
}

} // namespace

LogModel::LogModel(QObject *parent) : QAbstractTableModel(parent) {}

QString LogModel::word(const script::StepOutcome &outcome)
{
    switch (outcome.outcome) {
    case rules::Outcome::Fails:
        return outcome.error;
    case rules::Outcome::Pending:
        return tr("waits");
    case rules::Outcome::Unknown:
        return QStringLiteral("?");
    case rules::Outcome::Ok:
        break;
    }
    QStringList names;
    for (const script::Delivery &delivery : outcome.deliveries)
        names += delivery.receiver;
    constexpr int most = 4;
    if (names.size() > most)
        return tr("%1 and %n more", nullptr, int(names.size()) - most)
            .arg(names.first(most).join(QStringLiteral(", ")));
    const QString list = names.join(outcome.anyOf ? QStringLiteral(" | ") : QStringLiteral(", "));
    return names.isEmpty() ? tr("ok") : list;
}

void LogModel::addStep(const script::RunStep &step, const QString &program)
{
    Row row;
    row.time = QTime::currentTime();
    row.program = program;
    row.what = script::print(step.step.statement.command);
    row.predicted = word(step.predicted.outcome);
    row.fails = step.predicted.outcome.outcome == rules::Outcome::Fails;
    row.number = step.number;
    row.socket = socketOf(step.predicted);
    append(std::move(row));
}

void LogModel::finishStep(const script::RunStep &step, const QString &because)
{
    const auto found =
        std::find_if(m_rows.rbegin(), m_rows.rend(), [&](const Row &row) { return row.number == step.number; });
    if (found == m_rows.rend() || !step.actual)
        return;
    Row &row = *found;
    row.happened = word(step.actual->outcome);
    row.failed = step.actual->outcome.outcome == rules::Outcome::Fails;
    row.agreement = step.actual->agrees ? Agreement::Agrees : Agreement::Disagrees;
    const QString shortage = LabText::shortage(step.actual->outcome.error);
    row.because = !shortage.isEmpty()   ? shortage
                  : step.actual->agrees ? because
                                        : tr("The model did not foresee this. %1").arg(because);
    m_disagreements += step.actual->agrees ? 0 : 1;
    row.isUnmet = step.actual->met == false;
    if (row.isUnmet)
        row.because = tr("Expected: %1. %2", "expectation, reason")
                          .arg(script::print(*step.step.statement.expectation), row.because)
                          .trimmed();
    m_unmet += row.isUnmet ? 1 : 0;
    const int at = int(m_rows.rend() - found) - 1;
    Q_EMIT dataChanged(index(at, 0), index(at, columns - 1));
}

void LogModel::addEvent(const QString &program, const QString &what, std::optional<rules::SocketId> socket)
{
    Row row;
    row.time = QTime::currentTime();
    row.program = program;
    row.what = what;
    row.agreement = Agreement::Event;
    row.socket = socket;
    append(std::move(row));
}

void LogModel::append(Row row)
{
    if (m_rows.size() >= mostRows) {
        beginRemoveRows({}, 0, forgetAtOnce - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + forgetAtOnce);
        m_forgotten += quint64(forgetAtOnce);
        endRemoveRows();
    }
    const int at = int(m_rows.size());
    beginInsertRows({}, at, at);
    m_rows.push_back(std::move(row));
    endInsertRows();
}

void LogModel::clear()
{
    m_disagreements = 0;
    m_unmet = 0;
    m_forgotten = 0;
    if (m_rows.empty())
        return;
    beginRemoveRows({}, 0, int(m_rows.size()) - 1);
    m_rows.clear();
    endRemoveRows(); // who counts now finds everything at nought
}

void LogModel::setFonts(const QFont &text)
{
    m_text = text;
    m_fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_fixed.setPointSizeF(text.pointSizeF());
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

QString LogModel::text(int row) const
{
    QStringList cells;
    for (int column = 0; column < columns; ++column)
        cells += cell(m_rows.at(std::size_t(row)), column);
    return cells.join(u'\t');
}

void LogModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1); }

int LogModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int LogModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(columns); }

QString LogModel::cell(const Row &row, int column) const
{
    switch (Column(column)) {
    case Time:
        return row.time.toString(QStringLiteral("hh:mm:ss.zzz"));
    case Program:
        return row.program;
    case What:
        return row.what;
    case Predicted:
        return row.predicted;
    case Happened:
        return row.agreement == Agreement::Open ? QStringLiteral("…") : row.happened;
    case Because:
        if (row.agreement == Agreement::Agrees && row.isUnmet)
            return QStringLiteral("✗ ") + row.because;
        if (row.agreement == Agreement::Agrees)
            return QStringLiteral("✓ ") + row.because;
        return row.agreement == Agreement::Disagrees ? QStringLiteral("≠ ") + row.because : row.because;
    case columns:
        break;
    }
    return {};
}

QVariant LogModel::ink(const Row &row, int column) const
{
    const QPalette palette = QGuiApplication::palette();
    if (row.agreement == Agreement::Disagrees && column != Time)
        return colour(Meaning::Bad, palette);
    if (row.isUnmet && (column == What || column == Because))
        return colour(Meaning::Bad, palette);
    if (column == Time || row.agreement == Agreement::Event)
        return faintText(palette);
    if (column == Predicted)
        return colour(row.fails ? Meaning::Bad : Meaning::Good, palette);
    if (column == Happened && row.agreement == Agreement::Agrees)
        return colour(row.failed ? Meaning::Bad : Meaning::Good, palette);
    return {};
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case Qt::ToolTipRole:
        if (row.agreement == Agreement::Event)
            return row.what;
        return index.column() == Because || index.column() == What ? cell(row, index.column()) : QVariant();
    case Qt::FontRole: {
        const bool isFixed = index.column() != Program && index.column() != Because;
        QFont font = isFixed && row.agreement != Agreement::Event ? m_fixed : m_text;
        font.setBold(index.column() == Program || row.agreement == Agreement::Disagrees || row.isUnmet);
        return font;
    }
    case Qt::ForegroundRole:
        return ink(row, index.column());
    case AgreementRole:
        return int(row.agreement);
    case SocketRole:
        return row.socket ? QVariant(uint(*row.socket)) : QVariant();
    case UnmetRole:
        return row.isUnmet;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Program:
        return tr("Program");
    case What:
        return tr("What");
    case Predicted:
        return tr("Predicted");
    case Happened:
        return tr("Happened");
    case Because:
        return tr("Because");
    default:
        return {};
    }
}

} // namespace quay
