// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>
#include <QSyntaxHighlighter>

namespace quay
{

// Colours for a lab script: who, what, to which address, what is expected, what is only said.
class ScriptHighlighter final : public QSyntaxHighlighter
{
public:
    ScriptHighlighter(QTextDocument *document, const QPalette &palette)
        : QSyntaxHighlighter(document), m_palette(palette)
    {
    }
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    QPalette m_palette;
};

} // namespace quay
