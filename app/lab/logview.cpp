// SPDX-License-Identifier: MIT
#include "lab/logview.h"

#include "look/metrics.h"
#include "look/togglebutton.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace quay
{

namespace
{

class LogFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString &words)
    {
        m_words = words.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }
    void setOnlyDisagreements(bool only)
    {
        m_only = only;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        if (m_words.isEmpty() && !m_only)
            return true;
        const auto *log = static_cast<const LogModel *>(sourceModel());
        const QModelIndex index = log->index(row, 0);
        const bool disagrees = log->data(index, LogModel::AgreementRole).toInt() == int(LogModel::Agreement::Disagrees);
        if (m_only && !disagrees && !log->data(index, LogModel::UnmetRole).toBool())
            return false;
        const QString text = log->text(row);
        return std::all_of(m_words.begin(), m_words.end(),
                           [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
    bool m_only = false;
};

// What came from elsewhere has but a sentence: it goes on over the columns that it has nothing to say in. Each cell
// draws its part of it.
class LogDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *table = qobject_cast<const QTableView *>(option.widget);
        const bool isEvent = index.data(LogModel::AgreementRole).toInt() == int(LogModel::Agreement::Event);
        if (!isEvent || index.column() < LogModel::What || table == nullptr)
            return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem whole = option;
        whole.rect.setLeft(table->columnViewportPosition(LogModel::What));
        whole.rect.setRight(table->columnViewportPosition(LogModel::Because) + table->columnWidth(LogModel::Because) -
                            1);
        painter->save();
        painter->setClipRect(option.rect, Qt::IntersectClip);
        QStyledItemDelegate::paint(painter, whole, index.siblingAtColumn(LogModel::What));
        painter->restore();
    }
};

} // namespace

LogView::LogView(LogModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(new LogFilter(this)), m_table(new QTableView(this)),
      m_words(new QLineEdit(this)), m_onlyDisagreements(new ToggleButton(this)), m_counts(new QLabel(this))
{
    m_filter->setSourceModel(model);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new LogDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->viewport()->installEventFilter(this);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(2 * unit(this), unit(this) / 2, unit(this), unit(this) / 2);
    bar->addWidget(m_counts, 1);
    bar->addWidget(m_onlyDisagreements);
    bar->addWidget(m_words);
    m_words->setClearButtonEnabled(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(bar);
    auto *copyAction = new QAction(m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyAction);
    connect(copyAction, &QAction::triggered, this, &LogView::copy);
    connect(m_words, &QLineEdit::textChanged, this,
            [this](const QString &words) { static_cast<LogFilter *>(m_filter)->setWords(words); });
    connect(m_onlyDisagreements, &QToolButton::toggled, this,
            [this](bool only) { static_cast<LogFilter *>(m_filter)->setOnlyDisagreements(only); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &LogView::showMenu);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QVariant socket = index.data(LogModel::SocketRole); socket.isValid())
            Q_EMIT socketChosen(socket.toUInt());
    });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        const QScrollBar *scroll = m_table->verticalScrollBar();
        if (scroll->value() >= scroll->maximum() - 1)
            m_table->scrollToBottom();
        showCounts();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &LogView::showCounts);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &LogView::showCounts);
    m_model->setFonts(font());
    retranslate();
}

void LogView::setCounts(quint64 dropped, quint64 leftOut)
{
    if (dropped == m_dropped && leftOut == m_leftOut)
        return;
    m_dropped = dropped;
    m_leftOut = leftOut;
    showCounts();
}

void LogView::showCounts()
{
    QStringList parts{tr("%n row(s)", nullptr, m_model->rowCount() + int(m_model->forgotten())),
                      tr("%n disagreement(s)", nullptr, m_model->disagreements()),
                      tr("%n dropped by the kernel", nullptr, int(m_dropped))};
    if (m_model->unmet() > 0)
        parts.insert(2, tr("%n expectation(s) not met", nullptr, m_model->unmet()));
    if (m_leftOut + m_model->forgotten() > 0)
        parts += tr("%n left out", nullptr, int(m_leftOut + m_model->forgotten()));
    m_counts->setText(parts.join(QStringLiteral(" · ")));
}

void LogView::copy() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &index : rows)
        lines += m_model->text(m_filter->mapToSource(index).row());
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void LogView::showMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    QMenu menu(this);
    QAction *go = menu.addAction(tr("Show the socket"), this,
                                 [this, index] { Q_EMIT socketChosen(index.data(LogModel::SocketRole).toUInt()); });
    go->setEnabled(index.data(LogModel::SocketRole).isValid());
    menu.addAction(tr("Copy"), this, &LogView::copy)->setEnabled(m_table->selectionModel()->hasSelection());
    menu.addAction(tr("Copy all of it as a script that can be reported"), this, &LogView::reportRequested);
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

QByteArray LogView::saveLayout() const { return m_isFitted ? QByteArray() : m_table->horizontalHeader()->saveState(); }

void LogView::restoreLayout(const QByteArray &layout)
{
    if (m_table->horizontalHeader()->restoreState(layout))
        m_isFitted = false;
}

// Where the room is short the time goes first: the reason is what one reads.
void LogView::fitColumns()
{
    if (!m_isFitted)
        return;
    const int letter = fontMetrics().averageCharWidth();
    const int room = width() / letter; // the table follows later
    const bool hasTime = room >= 100;
    m_table->setColumnHidden(LogModel::Time, !hasTime);
    const std::array widths{16, 12, std::clamp(room - (hasTime ? 92 : 76), 26, 45), 16, 16};
    for (int column = 0; column < int(widths.size()); ++column)
        m_table->setColumnWidth(column, widths.at(std::size_t(column)) * letter);
    m_fitted = columnWidths();
}

std::vector<int> LogView::columnWidths() const
{
    std::vector<int> widths;
    widths.reserve(LogModel::Because);
    for (int column = 0; column < LogModel::Because; ++column)
        widths.push_back(m_table->columnWidth(column));
    return widths;
}

// The style resizes columns, too; the user does it by dragging.
bool LogView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease && columnWidths() != m_fitted)
        m_isFitted = false;
    return QWidget::eventFilter(watched, event);
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void LogView::retranslate()
{
    m_words->setPlaceholderText(tr("Filter the log"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_onlyDisagreements->setText(tr("Disagreements"));
    m_onlyDisagreements->setToolTip(tr("Only what happened otherwise than predicted, or than the script expects"));
    m_table->setAccessibleName(tr("Log"));
    m_model->retranslate();
    showCounts();
}

void LogView::fitRows()
{
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + unit(this));
    m_words->setMaximumWidth(30 * fontMetrics().averageCharWidth());
}

void LogView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange) {
        m_model->setFonts(font());
        fitRows();
    }
}

} // namespace quay
