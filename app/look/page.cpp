// SPDX-License-Identifier: MIT
#include "look/page.h"

namespace quay
{

bool Page::offers(Deed) const { return false; }

void Page::perform(Deed) {}

void Page::restore(const QSettings &) {}

void Page::save(QSettings &) const {}

void Page::takeFocus() { setFocus(); }

void Page::finish() {}

} // namespace quay
