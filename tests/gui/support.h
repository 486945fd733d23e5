// SPDX-License-Identifier: MIT
// What the tests of the window share.
#pragma once

#include "registry/shipped.h"
#include "window/mainwindow.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>

#include <memory>

namespace quay
{

using namespace Qt::Literals::StringLiterals;

inline std::shared_ptr<const registry::Registry> shipped()
{
    static const auto registry = std::make_shared<const registry::Registry>(registry::shippedRegistry());
    return registry;
}

// A row for a small registry of the test's own.
inline registry::Row makeRow(int port, Transport transport, const QByteArray &name, const QByteArray &description)
{
    registry::Row row;
    row.ports = {Port(port), Port(port)};
    row.transport = transport;
    row.field(registry::Field::Name) = name;
    row.field(registry::Field::Description) = description;
    return row;
}

inline std::shared_ptr<const registry::Registry> makeRegistry(std::vector<registry::Row> rows)
{
    return std::make_shared<const registry::Registry>(registry::Registry::fromRows(std::move(rows), QDate(2026, 7, 7)));
}

// A folder for what belongs to the user, gone at the end.
class Home final
{
public:
    [[nodiscard]] Places places() const { return {path(u"data"_s), path(u"settings/quayside.ini"_s)}; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }

private:
    QTemporaryDir m_folder;
};

inline QList<QAction *> actionsOf(const QMenu *menu)
{
    QList<QAction *> all;
    for (QAction *action : menu->actions()) {
        all += action;
        if (action->menu())
            all += actionsOf(action->menu());
    }
    return all;
}

// Every action of the menu bar, those that open menus among them.
inline QList<QAction *> menuActions(const MainWindow &window)
{
    QList<QAction *> all;
    for (QAction *action : window.menuBar()->actions()) {
        all += action;
        all += actionsOf(action->menu());
    }
    return all;
}

// By the text without its mnemonic; the text must be there.
inline QAction *menuAction(const MainWindow &window, const QString &text)
{
    for (QAction *action : menuActions(window)) {
        if (QString(action->text()).remove(u'&') == text)
            return action;
    }
    qFatal("The menus have no \"%s\".", qUtf8Printable(text));
}

} // namespace quay
