// SPDX-License-Identifier: MIT
// From a keystroke in the search field to the painted table over the whole registry: Quayside's window beside what one
// writes first, an item model under QSortFilterProxyModel and QTableView. Offscreen, in one process, taking turns.
#include "reference/portmodel.h"
#include "reference/porttable.h"
#include "registry/shipped.h"
#include "window/mainwindow.h"
#include "window/searchfield.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace quay;

namespace
{

constexpr QSize windowSize(1280, 800);
// 22 keystrokes; '<' is the key that takes the last letter back.
constexpr QLatin1StringView keystrokes("443<<<https<<<<<udp<<<");
constexpr double goalMedian = 10;
constexpr double goalWorst = 45;

// Counts the paintings of a widget.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint;
        return false;
    }

private:
    int m_count = 0;
};

// A search field and the table that follows it.
struct Subject {
    QWidget *window;
    QLineEdit *field;
    QTableView *table;
    PaintWatch watch{table->viewport()};
    std::vector<std::vector<double>> milliseconds{static_cast<std::size_t>(keystrokes.size())};

    void press(std::size_t which)
    {
        const char key = keystrokes[static_cast<qsizetype>(which)].toLatin1();
        const bool isErasing = key == '<';
        QKeyEvent event(QEvent::KeyPress, isErasing ? Qt::Key_Backspace : Qt::Key_unknown, Qt::NoModifier,
                        isErasing ? QString() : QString(QLatin1Char(key)));
        const int before = watch.count();
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::sendEvent(field, &event);
        // What was put off comes in the passes after; some keystrokes change nothing in the table.
        for (int pass = 0; pass < 4 && watch.count() == before; ++pass)
            QCoreApplication::processEvents();
        milliseconds[which].push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }

    void type()
    {
        field->clear();
        QCoreApplication::processEvents();
        for (std::size_t i = 0; i < milliseconds.size(); ++i)
            press(i);
    }
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// For each keystroke its median over the rounds, which keeps the machine's other work out.
std::vector<double> perKeystroke(const Subject &subject)
{
    std::vector<double> times;
    for (const std::vector<double> &rounds : subject.milliseconds)
        times.push_back(median(rounds));
    return times;
}

QStandardItemModel *itemModel(QObject *parent)
{
    PortModel source;
    source.setRegistry(std::make_shared<const registry::Registry>(registry::shippedRegistry()));
    auto *model = new QStandardItemModel(source.rowCount(), PortModel::ColumnCount, parent);
    for (int row = 0; row < source.rowCount(); ++row) {
        for (int column = 0; column < PortModel::ColumnCount; ++column)
            model->setItem(row, column, new QStandardItem(source.text(row, static_cast<PortModel::Column>(column))));
    }
    return model;
}

// As in many a tutorial: one line connects the field with the filter.
Subject makeBaseline(QWidget &window)
{
    auto *field = new QLineEdit(&window);
    auto *table = new QTableView(&window);
    auto *proxy = new QSortFilterProxyModel(&window);
    proxy->setSourceModel(itemModel(&window));
    proxy->setFilterKeyColumn(-1);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    table->setModel(proxy);
    QObject::connect(field, &QLineEdit::textChanged, proxy, &QSortFilterProxyModel::setFilterFixedString);
    auto *layout = new QVBoxLayout(&window);
    layout->addWidget(field);
    layout->addWidget(table);
    return {&window, field, table};
}

void show(const Subject &subject)
{
    subject.window->resize(windowSize);
    subject.window->show();
    subject.field->setFocus();
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents();
}

void printRow(const char *what, double ours, double baseline, double goal)
{
    const double ratio = baseline / ours;
    std::printf("%-44s %9.2f ms %9.2f ms %7.1fx %7.0fx  %s\n", what, ours, baseline, ratio, goal,
                ratio >= goal ? "reached" : "MISSED");
}

} // namespace

int main(int argc, char **argv)
{
    const bool isSmoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
    const bool isAlone = argc > 1 && std::strcmp(argv[1], "--alone") == 0; // for a profiler
    const bool isDetailed = argc > 1 && std::strcmp(argv[1], "--each") == 0;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    MainWindow window(Places{});
    QWidget naive;
    Subject ours{&window, window.findChild<SearchField *>(), window.findChild<PortTable *>()};
    Subject baseline = makeBaseline(naive);
    show(ours);
    show(baseline);
    const int rounds = isSmoke ? 1 : isAlone ? 200 : 15;
    for (int round = 0; round < rounds; ++round) {
        ours.type();
        if (!isAlone)
            baseline.type();
    }
    if (isAlone)
        return 0;
    const std::vector<double> quick = perKeystroke(ours);
    const std::vector<double> slow = perKeystroke(baseline);
    std::printf("%-44s %12s %12s %8s %8s\n", "keystroke to painted table, whole registry", "quayside", "proxy model",
                "ratio", "goal");
    printRow("median of 22 keystrokes", median(quick), median(slow), goalMedian);
    printRow("worst of 22 keystrokes", *std::max_element(quick.begin(), quick.end()),
             *std::max_element(slow.begin(), slow.end()), goalWorst);
    for (std::size_t i = 0; isDetailed && i < quick.size(); ++i)
        std::printf("  %c %8.2f %8.2f\n", keystrokes[static_cast<qsizetype>(i)].toLatin1(), quick[i], slow[i]);
}
