// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quay
{

class MainWindow;

// The lab's page as the pictures show it, with real programs in a host of its own: what else this computer does is not
// to be seen there. Each waits until all has happened.

// Before anything has been done.
void showEmptyLab(MainWindow &window);
// A ready scene to its end: the stage stands still then.
void playScene(MainWindow &window, const QString &scene);
// Somebody listens; the form says what a second bind would come to.
void foretellConflict(MainWindow &window);
// The second one was refused.
void refuseConflict(MainWindow &window);
// It took the first way out.
void takeWayOut(MainWindow &window);
// A datagram at its port, when all that could get it have been asked.
void matchMessage(MainWindow &window);
// Many thousands of datagrams.
void flood(MainWindow &window);

} // namespace quay
