// SPDX-License-Identifier: MIT
#include "common/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace quay
{

QList<QLocale::Language> languages() { return {QLocale::English, QLocale::German}; }

QLocale::Language systemLanguage()
{
    const QStringList wishes = QLocale::system().uiLanguages();
    for (const QString &wish : wishes) {
        const QLocale::Language language = QLocale(wish).language();
        if (languages().contains(language))
            return language;
    }
    return QLocale::English;
}

Speech::~Speech()
{
    if (!QCoreApplication::instance())
        return;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Speech::speak(QLocale::Language language)
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    m_language = language;
    const QLocale locale(language);
    // Qt's own sentences are in the sources' language already.
    if (language != languages().constFirst() && m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                                                          QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(locale, QStringLiteral("quayside"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace quay
