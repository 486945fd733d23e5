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
    void readRecord();
    void readElement(IanaRecord &record);
    void readReference(IanaRecord &record);
    QByteArray elementText();
    ReadError error() const;

    QXmlStreamReader m_xml;
    RegistryFile m_file;
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
    while (!m_error && m_xml.readNextStartElement()) {
        if (m_xml.name() == u"updated")
            m_file.date = QDate::fromString(QString::fromUtf8(elementText()), Qt::ISODate);
        else if (m_xml.name() == u"record")
            readRecord();
        else if (m_xml.name() == u"registry")
            readRegistry(); // the registry proper, where it is wrapped in an outer one
        else
            m_xml.skipCurrentElement();
    }
}

void XmlFileReader::readRecord()
{
    IanaRecord record;
    record.line = static_cast<int>(m_xml.lineNumber());
    record.registered = m_xml.attributes().value(QLatin1StringView("date")).toUtf8();
    record.modified = m_xml.attributes().value(QLatin1StringView("updated")).toUtf8();
    while (m_xml.readNextStartElement())
        readElement(record);
    record.references = record.references.simplified();
    if (m_xml.hasError())
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

// <xref type="rfc" data="rfc959"/> is a reference; people are not, nor is the wording inside.
void XmlFileReader::readReference(IanaRecord &record)
{
    const auto attributes = m_xml.attributes();
    const QStringView type = attributes.value(QLatin1StringView("type"));
    const QByteArray data = attributes.value(QLatin1StringView("data")).toUtf8();
    if (type == u"rfc")
        record.references += ' ' + data.toUpper();
    else if (type == u"draft" || type == u"uri")
        record.references += ' ' + data;
    m_xml.skipCurrentElement();
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
            m_error = ReadError{ReadProblem::EntityInXml, static_cast<int>(m_xml.lineNumber()), QString()};
        if (token != QXmlStreamReader::StartElement)
            continue;
        const QString data = m_xml.attributes().value(QLatin1StringView("data")).toString();
        const bool isRfc = m_xml.attributes().value(QLatin1StringView("type")) == u"rfc";
        text += isRfc ? data.toUpper() : QString(data).replace(u'_', u' ');
        m_xml.skipCurrentElement();
    }
    return text.simplified().toUtf8();
}

} // namespace

Result<RegistryFile, ReadError> readIanaXml(const QByteArray &text) { return XmlFileReader(text).read(); }

} // namespace quay::registry
