// SPDX-License-Identifier: MIT
#include "reference/printing.h"

#include "reference/portmodel.h"

#include <QFontMetrics>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace quay
{

namespace
{

class Page final
{
public:
    Page(QPagedPaintDevice &device, const Selection &selection, QString caption)
        : m_device(device), m_selection(selection), m_caption(std::move(caption)), m_painter(&device)
    {
        m_painter.setFont(QFont(m_painter.font().family(), 8));
        m_lineHeight = m_painter.fontMetrics().lineSpacing() * 5 / 4;
        measure();
    }

    void printAll()
    {
        const int height = m_painter.viewport().height();
        const int perPage = std::max(1, height / m_lineHeight - 5);
        const auto rows = static_cast<int>(m_selection.rows.size());
        const int pages = std::max(1, (rows + perPage - 1) / perPage);
        for (int page = 0; page < pages; ++page) {
            if (page > 0)
                m_device.newPage();
            printFrame(page, pages, height);
            for (int i = page * perPage; i < std::min(rows, (page + 1) * perPage); ++i)
                printRow(m_selection.rows[static_cast<std::size_t>(i)], 3 + i - page * perPage);
        }
    }

private:
    // Each column as wide as its widest cell; the description takes what is left.
    void measure()
    {
        const QFontMetrics metrics = m_painter.fontMetrics();
        const int gap = metrics.averageCharWidth() * 2;
        for (const int column : m_selection.columns) {
            int width = metrics.horizontalAdvance(title(column));
            for (const int row : m_selection.rows)
                width = std::max(width, metrics.horizontalAdvance(text(row, column)));
            m_widths.push_back(std::min(width + gap, metrics.averageCharWidth() * 24));
        }
        const auto at = std::find(m_selection.columns.begin(), m_selection.columns.end(), PortModel::Description);
        if (at == m_selection.columns.end())
            return;
        int &widest = m_widths[static_cast<std::size_t>(at - m_selection.columns.begin())];
        widest = 0;
        widest = std::max(0, m_painter.viewport().width() - std::accumulate(m_widths.begin(), m_widths.end(), 0));
    }

    void printFrame(int page, int pages, int height)
    {
        const QRect top(0, 0, m_painter.viewport().width(), m_lineHeight);
        m_painter.drawText(top, Qt::AlignLeft, m_caption);
        m_painter.drawText(top.translated(0, height - m_lineHeight), Qt::AlignHCenter,
                           QStringLiteral("%1 / %2").arg(page + 1).arg(pages));
        printLine(2, title);
        const int y = 3 * m_lineHeight - m_lineHeight / 8;
        m_painter.drawLine(0, y, m_painter.viewport().width(), y);
    }

    void printRow(int row, int line)
    {
        printLine(line, [&](int column) { return text(row, column); });
    }

    template <typename Cell>
    void printLine(int line, Cell cell)
    {
        int x = 0;
        for (std::size_t i = 0; i < m_widths.size(); ++i) {
            const int width = m_widths[i];
            const QString shown = m_painter.fontMetrics().elidedText(
                cell(m_selection.columns[i]), Qt::ElideRight, width - m_painter.fontMetrics().averageCharWidth());
            m_painter.drawText(x, line * m_lineHeight, width, m_lineHeight, Qt::AlignLeft, shown);
            x += width;
        }
    }

    [[nodiscard]] QString text(int row, int column) const
    {
        return m_selection.model.text(row, static_cast<PortModel::Column>(column));
    }
    [[nodiscard]] static QString title(int column)
    {
        return PortModel::columnTitle(static_cast<PortModel::Column>(column));
    }

    QPagedPaintDevice &m_device;
    const Selection &m_selection;
    QString m_caption;
    QPainter m_painter;
    std::vector<int> m_widths;
    int m_lineHeight;
};

} // namespace

void print(QPagedPaintDevice &device, const Selection &selection, const QString &caption)
{
    Page(device, selection, caption).printAll();
}

} // namespace quay
