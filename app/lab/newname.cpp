// SPDX-License-Identifier: MIT
#include "lab/newname.h"

#include "common/scripttext.h"
#include "script/characters.h"
#include "script/parser.h"

namespace quay
{

QString NewName::problem(const lab::Renaming &renaming, const QString &script)
{
    using Of = lab::Renaming::Of;
    const QString &name = renaming.to;
    const bool isProgram = renaming.what == Of::Program;
    if (isProgram && name == u"host")
        return tr("“host” is the name of the computer itself. Choose another one.");
    if (!script::isName(name.toUtf8().toStdString()))
        return tr("“%1” can't be a name. A name is a letter, and behind it letters, digits, - or _.").arg(name);
    // How long it may be, and which words are the language's own.
    const QString line = isProgram ? name + QStringLiteral(": exit") : QStringLiteral("p: bind udp *:0 as ") + name;
    if (const auto parsed = script::parse(line.toUtf8()); !parsed)
        return ScriptText::sentence(parsed.error().front());
    if (script::isNamed(script.toUtf8(), renaming.what, name))
        return isProgram ? tr("There is a program “%1” already. Choose another name.").arg(name)
                         : tr("There is a socket “%1” already. Choose another name.").arg(name);
    return {};
}

} // namespace quay
