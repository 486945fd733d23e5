// SPDX-License-Identifier: MIT
#include "lab/renaming.h"

#include <algorithm>

namespace quay::lab
{

QString Renaming::program(const QString &name) const { return what == Of::Program && name == from ? to : name; }

QString Renaming::socket(const QString &name) const
{
    if (what == Of::Socket && name == from)
        return to;
    const QChar mark = what == Of::Program ? u'.' : u'#';
    const bool follows = name.size() > from.size() + 1 && name.startsWith(from) && name[from.size()] == mark;
    if (!follows)
        return name;
    const QString rest = name.sliced(from.size());
    // "web.1" is named after web; "web.1#2" is a session of it.
    const bool isNumbered = std::all_of(rest.begin() + 1, rest.end(), [](QChar c) { return c.isDigit() || c == u'#'; });
    return isNumbered ? to + rest : name;
}

} // namespace quay::lab
