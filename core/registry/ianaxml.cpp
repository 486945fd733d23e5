// SPDX-License-Identifier: MIT
#include "registry/ianaxml.h"

#include "registry/ianarow.h"

#include <QXmlStreamReader>

namespace quay::registry
{

namespace
{

constexpr QStringView ianaNamespace = u"http://www.iana.org/assignments";

class XmlFileReader final
{
public:
    explicit XmlFileReader(const QByteArray &text) : m_xml(text) {}

    Result<RegistryFile, ReadError> read();

private:
    void readRegistry();
    void readDate();
    void readRecord();
    void readElement(IanaRecord &record);
    void readReference(IanaRecord &record);
    QByteArray elementText();
    QString referenceText() const;
    void fail(ReadProblem problem, const QString &found);
    ReadError error() const;

    QXmlStreamReader m_xml;
    RegistryFile m_file;
    QByteArray m_person; // the first one of the record
    std::optional<ReadError> m_error;
};

Result<RegistryFile, ReadError> XmlFileReader::read()
{
    m_xml.setEntityExpansionLimit(0);
    while (!m_xml.atEnd() && !m_error) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            return failure(ReadError{ReadProblem::EntityInXml, static_cast<int>(m_xml.lineNumber()), QString()});
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (m_xml.name() != u"registry" || m_xml.namespaceUri() != ianaNamespace)
            return failure(ReadError{ReadProblem::NotRecognised, static_cast<int>(m_xml.lineNumber()), QString()});
        readRegistry();
    }
    if (m_error || m_xml.hasError())
        return failure(error());
    return std::move(m_file);
}

void XmlFileReader::fail(ReadProblem problem, const QString &found)
{
    if (!m_error)
        m_error = ReadError{problem, static_cast<int>(m_xml.lineNumber()), found};
}

ReadError XmlFileReader::error() const
{
    if (m_error)
        return *m_error;
    const auto problem = m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError ? ReadProblem::CutOff
                                                                                        : ReadProblem::MalformedXml;
    return {problem, static_cast<int>(m_xml.lineNumber()), m_xml.errorString()};
}

void XmlFileReader::readRegistry()
{
    int depth = 1; // the registry proper may be wrapped in an outer one
    while (depth > 0 && !m_error && !m_xml.hasError()) {
        if (!m_xml.readNextStartElement())
            --depth;
        else if (m_xml.name() == u"registry")
            ++depth;
        else if (m_xml.name() == u"updated")
            readDate();
        else if (m_xml.name() == u"record")
            readRecord();
        else
            m_xml.skipCurrentElement();
    }
}

void XmlFileReader::readDate()
{
    const QString text = QString::fromUtf8(elementText());
    m_file.date = QDate::fromString(text, Qt::ISODate);
    if (!m_file.date.isValid())
        fail(ReadProblem::BadDate, text.left(40));
}

void XmlFileReader::readRecord()
{
    IanaRecord record;
    m_person.clear();
    record.line = static_cast<int>(m_xml.lineNumber());
    record.registered = m_xml.attributes().value(QLatin1StringView("date")).toUtf8();
    record.modified = m_xml.attributes().value(QLatin1StringView("updated")).toUtf8();
    while (!m_error && m_xml.readNextStartElement())
        readElement(record);
    if (record.assignee.isEmpty())
        record.assignee = m_person;
    record.references = record.references.simplified();
    if (record.references.size() > longestCell)
        fail(ReadProblem::FieldTooLong, QStringLiteral("xref"));
    if (m_error || m_xml.hasError())
        return;
    if (const auto added = addRecord(m_file, record); !added)
        m_error = added.error();
}

void XmlFileReader::readElement(IanaRecord &record)
{
    const QStringView name = m_xml.name();
    if (name == u"name")
        record.name = elementText();
    else if (name == u"number")
        record.number = elementText();
    else if (name == u"protocol")
        record.transport = elementText();
    else if (name == u"description")
        record.description = elementText();
    else if (name == u"sc")
        record.serviceCode = elementText();
    else if (name == u"unauthorized")
        record.unauthorized = elementText();
    else if (name == u"note")
        record.note = elementText();
    else if (name == u"assignee")
        record.assignee = elementText();
    else if (name == u"xref")
        readReference(record);
    else
        m_xml.skipCurrentElement();
}

// <xref type="rfc" data="rfc959"/> is a reference, and the wording inside is not. The first person stands for the
// assignee where the record names none.
void XmlFileReader::readReference(IanaRecord &record)
{
    const auto attributes = m_xml.attributes();
    const QStringView type = attributes.value(QLatin1StringView("type"));
    const QByteArray data = attributes.value(QLatin1StringView("data")).toUtf8();
    if (type == u"rfc")
        record.references += ' ' + data.toUpper();
    else if (type == u"draft" || type == u"uri")
        record.references += ' ' + data;
    else if (type == u"person" && m_person.isEmpty())
        m_person = QByteArray(data).replace('_', ' ').simplified();
    m_xml.skipCurrentElement();
}

// What <xref> stands for in a text; of any other element at least a blank.
QString XmlFileReader::referenceText() const
{
    const auto attributes = m_xml.attributes();
    const QStringView type = attributes.value(QLatin1StringView("type"));
    QString data = attributes.value(QLatin1StringView("data")).toString();
    if (type == u"rfc")
        return data.toUpper();
    if (type == u"person")
        return data.replace(u'_', u' ');
    return data.isEmpty() ? QStringLiteral(" ") : data;
}

// The text of an element, with what <xref> elements inside it stand for, blanks folded.
QByteArray XmlFileReader::elementText()
{
    QString text;
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::EndElement)
            break;
        if (token == QXmlStreamReader::Characters)
            text += m_xml.text();
        if (token == QXmlStreamReader::EntityReference)
            fail(ReadProblem::EntityInXml, {});
        if (token != QXmlStreamReader::StartElement)
            continue;
        text += referenceText();
        m_xml.skipCurrentElement();
    }
    if (text.size() > longestCell)
        fail(ReadProblem::FieldTooLong, m_xml.name().toString());
    return text.simplified().toUtf8();
}

} // namespace

Result<RegistryFile, ReadError> readIanaXml(const QByteArray &text) { return XmlFileReader(text).read(); }

} // namespace quay::registry
