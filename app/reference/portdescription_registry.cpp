// SPDX-License-Identifier: MIT
// What IANA's registry says of a port.
#include "common/registrytext.h"
#include "reference/portdescription.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quay
{

using namespace registry;

namespace
{

QString escaped(const Entry &entry, Field field) { return entry.text(field).toHtmlEscaped(); }

// But for the transport.
bool saysTheSame(const Entry &a, const Entry &b)
{
    constexpr std::array told{Field::Name,       Field::Description, Field::References, Field::Assignee,
                              Field::Registered, Field::Modified,    Field::Formerly,   Field::ServiceCode,
                              Field::Note,       Field::Unauthorized};
    return a.status() == b.status() && a.ports() == b.ports() &&
           std::all_of(told.begin(), told.end(), [&](Field field) { return a.utf8(field) == b.utf8(field); });
}

} // namespace

QString PortDescription::assignments(Port port) const
{
    std::vector<std::vector<Entry>> alike; // one assignment, and the same on other transports
    std::vector<Entry> unanswered;
    for (const Transport transport : allTransports) {
        for (const quint32 i : m_registry.rowsOf(port, transport)) {
            const Entry entry = m_registry.at(i);
            if (entry.origin() == Origin::Gap)
                unanswered.push_back(entry);
            if (entry.origin() != Origin::Iana)
                continue;
            const auto same = std::find_if(alike.begin(), alike.end(), [&entry](const std::vector<Entry> &entries) {
                return saysTheSame(entries.front(), entry);
            });
            if (same != alike.end())
                same->push_back(entry);
            else
                alike.push_back({entry});
        }
    }
    QString text = heading(tr("In IANA's registry"));
    for (const std::vector<Entry> &entries : alike)
        text += assignment(entries);
    return text + this->unanswered(unanswered);
}

QString PortDescription::assignment(const std::vector<Entry> &entries) const
{
    const Entry &entry = entries.front();
    QStringList transports;
    for (const Entry &one : entries)
        transports += transportWord(one.transport());
    const bool isAssigned = entry.status() == Status::Assigned;
    const QString name = entry.utf8(Field::Name).isEmpty() ? RegistryText::status(entry) : escaped(entry, Field::Name);
    QString text = QStringLiteral("<p style='margin-top:6px; margin-bottom:0'>%1 &nbsp;<b>%2</b>")
                       .arg(transports.join(QStringLiteral(", ")), name);
    if (isAssigned && !entry.utf8(Field::Description).isEmpty())
        text += QStringLiteral("<br>") + escaped(entry, Field::Description);
    return text + QStringLiteral("</p>") + details(entry);
}

// The longest notes of the registry fill a screen: at first only their beginnings are shown.
QString PortDescription::note(const QString &text) const
{
    constexpr qsizetype longest = 200;
    if (m_areNotesWhole || text.size() <= longest)
        return text.toHtmlEscaped();
    return QStringLiteral("%1 … <a href='notes:'>%2</a>")
        .arg(text.first(text.lastIndexOf(u' ', longest)).toHtmlEscaped(), tr("the whole note"));
}

QString PortDescription::details(const Entry &entry) const
{
    QStringList parts;
    if (entry.ports().count() > 1)
        parts += tr("for all of %1").arg(RegistryText::ports(entry.ports()));
    if (!entry.utf8(Field::References).isEmpty())
        parts += references(entry.text(Field::References));
    if (!entry.utf8(Field::Assignee).isEmpty())
        parts += tr("assigned to %1").arg(escaped(entry, Field::Assignee));
    if (!entry.utf8(Field::Registered).isEmpty())
        parts += tr("registered %1").arg(escaped(entry, Field::Registered));
    if (!entry.utf8(Field::Modified).isEmpty())
        parts += tr("changed %1").arg(escaped(entry, Field::Modified));
    if (!entry.utf8(Field::Formerly).isEmpty())
        parts += tr("formerly %1").arg(escaped(entry, Field::Formerly));
    if (!entry.utf8(Field::ServiceCode).isEmpty())
        parts += tr("service code %1").arg(escaped(entry, Field::ServiceCode));
    QString text = parts.isEmpty() ? QString() : faint(parts.join(QStringLiteral(" · ")));
    for (const Field field : {Field::Unauthorized, Field::Note}) {
        if (!entry.utf8(field).isEmpty())
            text += (text.isEmpty() ? QString() : QStringLiteral("<br>")) + faint(note(entry.text(field)));
    }
    return text.isEmpty() ? text : QStringLiteral("<p style='margin-top:0; margin-bottom:0'>%1</p>").arg(text);
}

// The transports on which the registry says nothing, in one sentence.
QString PortDescription::unanswered(const std::vector<Entry> &entries) const
{
    if (entries.empty())
        return {};
    QStringList transports;
    for (const Entry &entry : entries)
        transports += transportWord(entry.transport());
    const bool isDynamic = entries.front().status() == Status::Dynamic;
    return QStringLiteral("<p style='margin-top:6px'>%1 &nbsp;%2</p>")
        .arg(transports.join(QStringLiteral(", ")), isDynamic ? tr("never assigned") : tr("unassigned"));
}

// Turns RFC numbers and web addresses into links.
QString PortDescription::references(const QString &text)
{
    static const QRegularExpression rfc(QStringLiteral("^RFC0*(\\d+)$"));
    QStringList links;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const auto match = rfc.match(word);
        if (match.hasMatch())
            links += QStringLiteral("<a href='https://www.rfc-editor.org/rfc/rfc%1'>RFC %1</a>").arg(match.captured(1));
        else if (word.startsWith(u"https://") || word.startsWith(u"http://"))
            links += QStringLiteral("<a href='%1'>%1</a>").arg(word.toHtmlEscaped());
        else
            links += word.toHtmlEscaped();
    }
    return links.join(QStringLiteral(", "));
}

} // namespace quay
