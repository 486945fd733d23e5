// SPDX-License-Identifier: MIT
#include "common/registrytext.h"

#include <QLocale>
#include <QRegularExpression>

namespace quay
{

using namespace registry;

QString RegistryText::status(const Entry &entry)
{
    if (entry.origin() == Origin::Quayside)
        return tr("Common use");
    if (entry.status() != Status::Assigned && !entry.utf8(Field::Formerly).isEmpty())
        return tr("De-assigned");
    switch (entry.status()) {
    case Status::Assigned:
        return tr("Assigned");
    case Status::Reserved:
        return tr("Reserved");
    case Status::Unassigned:
        return tr("Unassigned");
    case Status::Dynamic:
        return tr("Dynamic");
    }
    Q_UNREACHABLE();
}

QString RegistryText::range(PortRange range)
{
    switch (range) {
    case PortRange::System:
        return tr("System");
    case PortRange::User:
        return tr("User");
    case PortRange::Dynamic:
        return tr("Dynamic");
    }
    Q_UNREACHABLE();
}

QString RegistryText::rangeMeaning(PortRange range)
{
    switch (range) {
    case PortRange::System:
        return tr(
            "System ports, 0 to 1023, also called well-known: assigned by IANA to services everybody should find. "
            "On Linux a program needs a privilege to bind one.");
    case PortRange::User:
        return tr(
            "User ports, 1024 to 49151, also called registered: IANA assigns them on request, and any program may "
            "bind one.");
    case PortRange::Dynamic:
        return tr("Dynamic ports, 49152 to 65535, also called private or ephemeral: never assigned, free for any use, "
                  "mostly for the near end of outgoing connections.");
    }
    Q_UNREACHABLE();
}

QString RegistryText::ports(PortInterval ports)
{
    const QString first = QString::number(number(ports.first));
    return ports.count() == 1 ? first : first + u'-' + QString::number(number(ports.last));
}

QString RegistryText::description(const Entry &entry)
{
    //: The two-letter code of the language you translate into, in lower case; it selects which of the
    //: registry's own descriptions is shown.
    const QString language = tr("en", "language code");
    if (language == u"de" && !entry.utf8(Field::DescriptionDe).isEmpty())
        return entry.text(Field::DescriptionDe);
    return entry.text(Field::Description);
}

QString RegistryText::problem(const ReadError &error, const QString &fileName)
{
    const QString text = reason(error);
    if (error.line > 0)
        return tr("%1, line %2: %3").arg(fileName, QString::number(error.line), text);
    return tr("%1: %2", "file, problem").arg(fileName, text);
}

QString RegistryText::reason(const ReadError &error)
{
    switch (error.problem) {
    case ReadProblem::Unreadable:
        return tr("The file cannot be read (%1).").arg(error.found);
    case ReadProblem::TooLarge:
        return tr("The file is larger than 32 MiB; IANA's registry has about 6. Is it the right file?");
    case ReadProblem::NotUtf8:
        return tr("The text is not UTF-8. Fetch the file again, or save it as UTF-8.");
    case ReadProblem::NotRecognised:
        return tr("This is neither IANA's CSV nor its XML of the port registry (service-names-port-numbers).");
    case ReadProblem::ColumnMissing:
        return tr("The column \"%1\" is missing. The first line must name the columns as IANA's file does.")
            .arg(error.found);
    case ReadProblem::WrongColumnCount:
        return tr("The line has %1 columns, not as many as the first line names.").arg(error.found);
    case ReadProblem::UnclosedQuote:
        return tr("A quote is opened here and never closed; the file may be cut off.");
    case ReadProblem::CutOff:
        return tr("The file ends in the middle; it may be cut off. Fetch it again.");
    case ReadProblem::PortNotANumber:
        return tr("\"%1\" is no port number and no range of them.").arg(error.found);
    case ReadProblem::PortOutOfRange:
        return tr("Port %1 does not exist: port numbers have 16 bits and end at 65535.").arg(error.found);
    case ReadProblem::RangeBackwards:
        return tr("The range %1 runs backwards.").arg(error.found);
    case ReadProblem::UnknownTransport:
        return tr("\"%1\" is none of the transports tcp, udp, sctp and dccp.").arg(error.found);
    case ReadProblem::UnknownStatus:
        return tr("\"%1\" is none of assigned, reserved and unassigned.").arg(error.found);
    case ReadProblem::BadDate:
        return tr("\"%1\" is no date of the form YYYY-MM-DD.").arg(error.found);
    case ReadProblem::FieldTooLong:
        return tr("Column %1 holds more than 64 KiB of text.").arg(error.found);
    case ReadProblem::TooManyRows:
        return tr("The file has more than 200000 rows, ten times as many as IANA's registry.");
    case ReadProblem::MalformedXml:
        return tr("The XML is damaged (%1).").arg(error.found);
    case ReadProblem::EntityInXml:
        return tr(
            "The XML declares a document type or an entity of its own. IANA's file does not; this one is refused.");
    case ReadProblem::NoAssignments:
        return tr("The file holds no port at all.");
    }
    Q_UNREACHABLE();
}

QString RegistryText::change(const RegistryChange &change, QDate date)
{
    const QStringList sentences{
        tr("The registry as of %1 has %n assignment(s).", nullptr, change.after).arg(date.toString(Qt::ISODate)),
        tr("%n of them is/are new.", nullptr, change.added),
        tr("%n is/are gone.", nullptr, change.removed),
    };
    return sentences.join(u' ');
}

QString RegistryText::problem(const Query &query)
{
    switch (query.problem) {
    case Query::Problem::None:
        return {};
    case Query::Problem::NumberTooLarge:
        return tr("%1 is no port: a port number has 16 bits, so the largest is 65535.").arg(query.problemText) +
               truncated(query.problemText);
    case Query::Problem::NumberNegative:
        return tr("%1 is no port: port numbers are unsigned, 0 to 65535. The 16 bits of -1 read as 65535.")
            .arg(query.problemText);
    case Query::Problem::RangeBackwards:
        return tr("The range %1 runs backwards; write the smaller number first.").arg(query.problemText);
    case Query::Problem::NotANumber:
        return tr("After \"port:\" comes a number, a range or a list, like port:443, port:80-90 or port:20,21; not %1.")
            .arg(query.problemText);
    case Query::Problem::UnknownValue:
        return tr("%1 is not known. There are %2.").arg(query.problemText, knownValues());
    }
    Q_UNREACHABLE();
}

QString RegistryText::knownValues()
{
    QStringList values = queryKeywords();
    values.removeIf([](const QString &keyword) { return !keyword.contains(u':') || keyword.endsWith(u':'); });
    return values.join(QStringLiteral(", "));
}

QString RegistryText::unknownFilter(const Query &query)
{
    static const QRegularExpression filter(QStringLiteral("^[a-z]+:"));
    for (const Query::Word &word : query.words) {
        const auto match = filter.match(QString::fromUtf8(word.folded));
        if (match.hasMatch() && !word.isNameOnly)
            return u' ' +
                   tr("There is no filter %1, only port:, name:, rfc:, proto:, is: and range:.").arg(match.captured());
    }
    return {};
}

// What a program gets that puts the number into 16 bits without a check; empty for what is no number.
QString RegistryText::truncated(const QString &text)
{
    bool isNumber = false;
    const qulonglong value = text.toULongLong(&isNumber);
    return isNumber ? u' ' + tr("Put into 16 bits without a check, it would become %1.").arg(value % portCount)
                    : QString();
}

} // namespace quay
