// SPDX-License-Identifier: MIT
#pragma once

#include "registry/registry.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPalette>

namespace quay
{

// Everything there is to say of one number, as the HTML that a QTextDocument understands.
// What the registry leaves out is left out. Links: "port:N" to another number, "lab:tcp/N" and "who:N" to the
// other pages, "copy:TEXT", web addresses.
class PortDescription final
{
    Q_DECLARE_TR_FUNCTIONS(PortDescription)

public:
    // `fixedFamily`: the font family for numbers and script.
    PortDescription(const registry::Registry &registry, QLocale::Language language, const QPalette &palette,
                    QString fixedFamily);

    // Long notes of the registry are shown wholly, instead of their beginning and a link `notes:`.
    void showWholeNotes() { m_areNotesWhole = true; }
    // `holders`: sentences about who has the port on this computer.
    [[nodiscard]] QString html(Port port, const QStringList &holders = {}) const;

private:
    [[nodiscard]] QString head(Port port) const;
    [[nodiscard]] QString actions(Port port) const;
    [[nodiscard]] static QString here(const QStringList &holders);
    [[nodiscard]] static QString zero();
    [[nodiscard]] QString numbers(Port port) const;
    [[nodiscard]] QString assignments(Port port) const;
    // `entries`: the same on several transports.
    [[nodiscard]] QString assignment(const std::vector<registry::Entry> &entries) const;
    [[nodiscard]] QString note(const QString &text) const;
    [[nodiscard]] QString details(const registry::Entry &entry) const;
    [[nodiscard]] QString unanswered(const std::vector<registry::Entry> &entries) const;
    [[nodiscard]] QString commonUses(Port port) const;
    [[nodiscard]] QString protection(Port port) const;
    [[nodiscard]] QString articleText(Port port) const;
    [[nodiscard]] QString neighbours(Port port) const;

    [[nodiscard]] QString fixed(const QString &text) const;
    [[nodiscard]] QString faint(const QString &text) const;
    [[nodiscard]] QString transportWord(Transport transport) const;
    [[nodiscard]] static QString heading(const QString &text);
    [[nodiscard]] static QString portLink(Port port);
    [[nodiscard]] static QString labLink(Transport transport, Port port);
    [[nodiscard]] static QString references(const QString &text);

    const registry::Registry &m_registry;
    QLocale::Language m_language;
    QPalette m_palette;
    QString m_fixedFamily;
    bool m_areNotesWhole = false;
};

} // namespace quay
