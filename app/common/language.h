// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QTranslator>

namespace quay
{

// The languages the programs speak, the source language first.
[[nodiscard]] QList<QLocale::Language> languages();

// The one of them that serves the system's wishes best: English if none does.
[[nodiscard]] QLocale::Language systemLanguage();

// Sentences of one language in the running program; changing it sends QEvent::LanguageChange to every widget.
class Speech final
{
public:
    Speech() = default;
    ~Speech();
    Q_DISABLE_COPY_MOVE(Speech)

    void speak(QLocale::Language language);
    [[nodiscard]] QLocale::Language language() const { return m_language; }

private:
    QTranslator m_own;
    QTranslator m_qt; // the buttons of Qt's own dialogues
    QLocale::Language m_language = QLocale::English;
};

} // namespace quay
