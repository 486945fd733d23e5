// SPDX-License-Identifier: MIT
#include "reference/portdescription.h"

#include "common/registrytext.h"
#include "look/meaning.h"
#include "reference/articles.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

namespace quay
{

using namespace registry;

namespace
{

QString escaped(const Entry &entry, Field field) { return entry.text(field).toHtmlEscaped(); }

QString row(const QString &label, const QString &value)
{
    return QStringLiteral("<tr><td style='padding-right:12px; vertical-align:middle'>%1</td><td "
                          "style='vertical-align:middle'>%2</td></tr>")
        .arg(label, value);
}

constexpr qreal codeMargin = 8; // below a session

// A session's long lines go on in the next one, so that the pane never scrolls sideways.
void letCodeWrap(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!block.blockFormat().hasProperty(QTextFormat::BlockCodeFence))
            continue;
        QTextCursor cursor(block);
        QTextBlockFormat format;
        format.setNonBreakableLines(false);
        if (!block.next().blockFormat().hasProperty(QTextFormat::BlockCodeFence))
            format.setBottomMargin(codeMargin);
        cursor.mergeBlockFormat(format);
    }
}

} // namespace

PortDescription::PortDescription(const Registry &registry, QLocale::Language language, const QPalette &palette,
                                 QString fixedFamily)
    : m_registry(registry), m_language(language), m_palette(palette), m_fixedFamily(std::move(fixedFamily))
{
}

QString PortDescription::html(Port port, const QStringList &holders) const
{
    const QString about = articleText(port);
    const QString start = head(port) + numbers(port) + actions(port) + here(holders);
    if (about.isEmpty())
        return start + assignments(port) + commonUses(port) + protection(port) + neighbours(port);
    return start + protection(port) + about + commonUses(port) + assignments(port) + neighbours(port);
}

// To the other pages.
QString PortDescription::actions(Port port) const
{
    const auto isThere = [&](Transport transport) {
        const std::vector<quint32> rows = m_registry.rowsOf(port, transport);
        return std::any_of(rows.begin(), rows.end(), [this](quint32 row) {
            const Entry entry = m_registry.at(row);
            return entry.origin() == Origin::Quayside || entry.status() == Status::Assigned;
        });
    };
    const bool isUdp = isThere(Transport::Udp) && !isThere(Transport::Tcp);
    return QStringLiteral("<p style='margin-top:8px; margin-bottom:0'>%1 &nbsp; <a href='who:%2'>%3</a></p>")
        .arg(labLink(isUdp ? Transport::Udp : Transport::Tcp, port), QString::number(number(port)),
             tr("Who has it here?"));
}

QString PortDescription::labLink(Transport transport, Port port)
{
    return QStringLiteral("<a href='lab:%1/%2'>%3</a>")
        .arg(transportName(transport), QString::number(number(port)), tr("Try it in the lab"));
}

QString PortDescription::here(const QStringList &holders)
{
    QString html = holders.isEmpty() ? QString() : heading(tr("On this computer"));
    for (const QString &sentence : holders)
        html += QStringLiteral("<p style='margin:2px 0'>%1</p>").arg(sentence.toHtmlEscaped());
    return html;
}

QString PortDescription::fixed(const QString &text) const
{
    return QStringLiteral("<span style=\"font-family:'%1'\">%2</span>").arg(m_fixedFamily, text);
}

QString PortDescription::faint(const QString &text) const
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(faintText(m_palette).name(), text);
}

QString PortDescription::heading(const QString &text)
{
    return QStringLiteral("<h3 style='margin-top:16px; margin-bottom:4px'>%1</h3>").arg(text);
}

QString PortDescription::portLink(Port port)
{
    return QStringLiteral("<a href='port:%1'>%1</a>").arg(QString::number(number(port)));
}

QString PortDescription::transportWord(Transport transport) const
{
    const Meaning meaning = transport == Transport::Tcp   ? Meaning::Tcp
                            : transport == Transport::Udp ? Meaning::Udp
                                                          : Meaning::OtherTransport;
    return QStringLiteral("<b style='color:%1'>%2</b>")
        .arg(colour(meaning, m_palette).name(), QString(transportName(transport)).toUpper());
}

QString PortDescription::head(Port port) const
{
    QString names;
    const auto about = article(port, m_language);
    if (about)
        names = about->title;
    for (const quint32 i : m_registry.rowsOf(port)) {
        const Entry entry = m_registry.at(i);
        if (names.isEmpty() && entry.origin() != Origin::Gap)
            names = entry.text(Field::Name);
    }
    return QStringLiteral("<h1 style='margin-bottom:0'>%1%2</h1><p style='margin-top:2px'>%3</p>")
               .arg(fixed(QString::number(number(port))),
                    names.isEmpty() ? QString() : QStringLiteral("&nbsp; ") + names.toHtmlEscaped(),
                    faint(RegistryText::rangeMeaning(portRange(port)))) +
           (port == Port{} ? QStringLiteral("<p>%1</p>").arg(zero()) : QString());
}

// The number that is no port.
QString PortDescription::zero()
{
    return tr(
        "No program can have port 0. As the source port of a UDP datagram it means: no port, no answer is expected "
        "(RFC 768). A program that binds to port 0 asks the system to choose a free one.");
}

QString PortDescription::numbers(Port port) const
{
    const QString bits = QString::number(number(port), 2).rightJustified(16, u'0');
    const QString hex = QString::number(number(port), 16).rightJustified(4, u'0').toUpper();
    return QStringLiteral("<table style='margin-top:8px'>") +
           row(faint(tr("Decimal")), fixed(QString::number(number(port)))) +
           row(faint(tr("Hexadecimal")), fixed(QStringLiteral("0x") + hex)) +
           row(faint(tr("In the header")), fixed(bits.first(8) + QStringLiteral("&nbsp;") + bits.last(8))) +
           QStringLiteral("</table>");
}

QString PortDescription::commonUses(Port port) const
{
    QStringList items;
    QStringList seen;
    for (const quint32 i : m_registry.rowsOf(port)) {
        const Entry entry = m_registry.at(i);
        if (entry.origin() != Origin::Quayside || seen.contains(entry.text(Field::Name)))
            continue;
        seen += entry.text(Field::Name);
        items += QStringLiteral("<li><b>%1</b> %2</li>")
                     .arg(escaped(entry, Field::Name), RegistryText::description(entry).toHtmlEscaped());
    }
    if (items.isEmpty())
        return {};
    return heading(tr("Commonly used for")) + QStringLiteral("<ul style='margin-left:-24px'>") + items.join(QString()) +
           QStringLiteral("</ul>") + faint(tr("Quayside's own list, not IANA's."));
}

QString PortDescription::protection(Port port) const
{
    const bool isInArticle = article(port, m_language).has_value();
    QString text;
    for (const Protection &known : protections(port, m_language)) {
        QString verdict;
        switch (known.degree) {
        case Protection::Degree::No:
            verdict = tr("%1 is not encrypted.").arg(known.service);
            break;
        case Protection::Degree::Partly:
            verdict = tr("%1 is encrypted in part.").arg(known.service);
            break;
        case Protection::Degree::Optional:
            verdict = tr("%1 is encrypted if both sides agree.").arg(known.service);
            break;
        case Protection::Degree::Yes:
            verdict = tr("%1 is encrypted.").arg(known.service);
            break;
        }
        const bool isGood = known.degree == Protection::Degree::Yes;
        const Meaning meaning = isGood ? Meaning::Good : Meaning::Bad;
        text += QStringLiteral("<p style='margin-top:%4; margin-bottom:%4'><b style='color:%1'>%2</b> %3")
                    .arg(colour(meaning, m_palette).name(), verdict.toHtmlEscaped(), known.note.toHtmlEscaped(),
                         isInArticle ? QStringLiteral("10px") : QStringLiteral("4px"));
        if (known.replacement && *known.replacement == port)
            text += u' ' + tr("Better: %1.").arg(known.replacementService.toHtmlEscaped());
        else if (known.replacement)
            text += u' ' + tr("Better: %1 on port %2.")
                               .arg(known.replacementService.toHtmlEscaped(), portLink(*known.replacement));
        text += QStringLiteral("</p>");
    }
    // An article says more of it under a heading of its own.
    return text.isEmpty() || isInArticle ? text : heading(tr("Encryption")) + text;
}

QString PortDescription::articleText(Port port) const
{
    const auto about = article(port, m_language);
    if (!about)
        return {};
    QTextDocument document;
    // Its headings stand below the pane's own.
    static const QRegularExpression heading(QStringLiteral("^## "), QRegularExpression::MultilineOption);
    document.setMarkdown(QString(about->markdown).replace(heading, QStringLiteral("### ")));
    letCodeWrap(document);
    QString body = document.toHtml();
    body = body.sliced(body.indexOf(QStringLiteral("<body")));
    body = body.sliced(body.indexOf(u'>') + 1);
    body.truncate(body.indexOf(QStringLiteral("</body>")));
    const QString script =
        QStringLiteral("<p>%1 &nbsp; <a href='copy:%2'>%3</a><br>%4</p>")
            .arg(labLink(about->transport, about->tryAt), QString::fromLatin1(QUrl::toPercentEncoding(about->labLine)),
                 tr("Copy as lab script"), fixed(about->labLine.toHtmlEscaped()));
    return body + script;
}

// The nearest numbers below and above that IANA assigned.
QString PortDescription::neighbours(Port port) const
{
    QStringList links;
    const auto nearest = [&](int step) {
        for (int n = number(port) + step; n >= 0 && n < portCount; n += step) {
            for (const quint32 i : m_registry.rowsOf(Port(n))) {
                const Entry entry = m_registry.at(i);
                if (entry.origin() == Origin::Iana && entry.status() == Status::Assigned) {
                    links += portLink(Port(n)) + u' ' + escaped(entry, Field::Name);
                    return;
                }
            }
        }
    };
    nearest(-1);
    nearest(1);
    return links.isEmpty() ? QString() : heading(tr("Neighbours")) + links.join(QStringLiteral(" &nbsp;·&nbsp; "));
}

} // namespace quay
