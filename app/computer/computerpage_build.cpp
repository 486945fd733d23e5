// SPDX-License-Identifier: MIT
// How the page "This computer" is put together, and what its parts are called.
#include "computer/computerpage.h"
#include "computer/sidepane.h"
#include "computer/socketchips.h"
#include "computer/socketmodel.h"
#include "computer/sockettable.h"
#include "look/icons.h"
#include "look/metrics.h"
#include "look/togglebutton.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace quay
{

namespace
{

constexpr std::array seconds{0.25, 0.5, 1.0, 2.0, 5.0};

} // namespace

void ComputerPage::build()
{
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0); // the table takes what a larger window gives
    const int letter = fontMetrics().averageCharWidth();
    m_splitter->setSizes({110 * letter, 48 * letter});
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(m_splitter, 1);
    for (const double one : seconds)
        m_interval->addItem(QString(), static_cast<int>(one * 1000));
    m_interval->setCurrentIndex(2);
}

QWidget *ComputerPage::buildTop()
{
    const int space = unit(this);
    auto *top = new QWidget;
    m_filter->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumHeight(m_filter->sizeHint().height() + 2 * space);
    m_who->setValidator(new QIntValidator(0, portCount - 1, m_who));
    m_who->setFixedWidth(m_who->fontMetrics().averageCharWidth() * 12);
    m_who->setMinimumHeight(m_filter->minimumHeight());
    m_whoLabel->setBuddy(m_who);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(2 * space);
    fields->addWidget(m_filter, 1);
    fields->addWidget(m_whoLabel);
    fields->addWidget(m_who);
    m_pause->setIcon(icon(QStringLiteral("pause")));
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space);
    bar->addWidget(m_chips, 1, Qt::AlignTop);
    bar->addWidget(m_pause, 0, Qt::AlignTop);
    bar->addWidget(m_interval, 0, Qt::AlignTop);
    auto *rows = new QVBoxLayout(top);
    rows->setContentsMargins(3 * space, 2 * space, 3 * space, space);
    rows->setSpacing(2 * space);
    rows->addLayout(fields);
    rows->addLayout(bar);
    return top;
}

QWidget *ComputerPage::buildLeft()
{
    const int space = unit(this);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty->setWordWrap(true);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(12 * space);
    m_empty->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_views->addWidget(m_table);
    m_views->addWidget(m_empty);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copyCommand->setAutoRaise(true);
    m_copyCommand->setFocusPolicy(Qt::TabFocus);
    m_limits->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * space);
    line->addWidget(m_count);
    line->addStretch();
    line->addWidget(m_command);
    line->addWidget(m_copyCommand);
    auto *status = new QVBoxLayout;
    status->setContentsMargins(3 * space, space, space, space);
    status->setSpacing(space);
    status->addLayout(line);
    status->addWidget(m_limits);
    auto *left = new QWidget;
    auto *rows = new QVBoxLayout(left);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_views, 1);
    rows->addLayout(status);
    return left;
}

void ComputerPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter: a port, a program, an address, a user ...  (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter the sockets"));
    m_filter->setToolTip(
        tr("Words are parts; all of them must hold. Beside words: 80-90, port:443, tcp, v6, is:listening, "
           "state:time_wait, pid:812, user:root, program:nginx, service:http; -word leaves out"));
    m_whoLabel->setText(tr("&Who has port"));
    m_who->setPlaceholderText(QStringLiteral("8080"));
    m_who->setAccessibleName(tr("Who has this port?"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Stands still, so that one can read"));
    m_interval->setAccessibleName(tr("How often the list is taken anew"));
    m_interval->setToolTip(m_interval->accessibleName());
    for (int i = 0; i < m_interval->count(); ++i)
        m_interval->setItemText(i, tr("every %1 s").arg(QLocale().toString(seconds[static_cast<std::size_t>(i)])));
    m_copyCommand->setText(tr("Copy"));
    m_copyCommand->setToolTip(tr("Copies the command that shows this list in a terminal"));
    m_copyCommand->setAccessibleName(m_copyCommand->toolTip());
    m_table->setAccessibleName(tr("Sockets"));
    m_model->retranslate();
    showStatus();
    m_side->retranslate();
}

} // namespace quay
