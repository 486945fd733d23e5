// SPDX-License-Identifier: MIT
// The fields of the form: how they stand, and what they offer.
#include "lab/actionform.h"
#include "lab/hintedit.h"
#include "lab/verdictbox.h"
#include "look/meaning.h"
#include "look/metrics.h"
#include "look/togglebutton.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimer>

#include <chrono>

namespace quay
{

using namespace std::chrono_literals;
using script::Switch;

// In the order in which the keyboard goes through them: QWidget::setTabOrder() loses its way in editable lists.
void ActionForm::makeFields()
{
    m_actions = new QButtonGroup(this);
    for (ToggleButton *&button : m_actionButtons)
        button = new ToggleButton(this);
    m_program = new QComboBox(this);
    m_program->setEditable(true);
    for (ToggleButton *&button : m_transports)
        button = new ToggleButton(this);
    m_address = new QComboBox(this);
    m_addressEdit = new HintEdit(m_address);
    m_address->setLineEdit(m_addressEdit);
    m_port = new HintEdit(this);
    m_anyPort = new QToolButton(this);
    m_socket = new QComboBox(this);
    m_message = new HintEdit(this);
    m_times = new QSpinBox(this);
    m_to = new HintEdit(this);
    for (OptionRow &row : m_options)
        row.box = new QCheckBox(this);
    m_more = new QToolButton(this);
    m_box = new VerdictBox(this);
    m_go = new QPushButton(this);
}

void ActionForm::build()
{
    const int space = unit(this);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    grid->setHorizontalSpacing(2 * space);
    grid->setVerticalSpacing(space);
    grid->setColumnStretch(1, 1);

    auto *actions = new QHBoxLayout;
    actions->setSpacing(0);
    for (int i = 0; i < int(m_actionButtons.size()); ++i) {
        ToggleButton *button = m_actionButtons.at(std::size_t(i));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_actions->addButton(button, i);
        actions->addWidget(button);
    }
    m_actionButtons[0]->setChecked(true);
    grid->addLayout(actions, 0, 0, 1, 2);

    for (QLabel *&label : m_labels)
        label = new QLabel(this);
    auto *transports = new QButtonGroup(this);
    auto *who = new QHBoxLayout;
    who->setSpacing(space);
    who->addWidget(m_program, 1);
    for (int i = 0; i < 2; ++i) {
        transports->addButton(m_transports.at(std::size_t(i)), i);
        who->addWidget(m_transports.at(std::size_t(i)));
    }
    m_transports[0]->setChecked(true);
    connect(transports, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (const Transport one = id == 1 ? Transport::Udp : Transport::Tcp; isOn && one != m_transport)
            setTransport(one);
    });
    auto *port = new QHBoxLayout;
    port->setSpacing(space);
    port->addWidget(m_port, 1);
    port->addWidget(m_anyPort);
    auto *message = new QHBoxLayout;
    message->setSpacing(space);
    message->addWidget(m_message, 1);
    message->addWidget(m_times);

    for (QComboBox *combo : {m_program, m_address}) {
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    m_address->setCompleter(nullptr);
    m_program->setCompleter(nullptr);
    m_port->setCounting(true);
    m_times->setRange(1, 1'000'000);
    const std::array<QLayout *, 2> composed{port, message};
    const std::array<QWidget *, 6> fields{nullptr, m_address, nullptr, m_socket, nullptr, m_to};
    grid->addWidget(m_labels[0], 1, 0);
    grid->addLayout(who, 1, 1);
    for (int row = 1; row < 6; ++row) {
        grid->addWidget(m_labels[row], row + 1, 0);
        if (fields.at(std::size_t(row)) != nullptr)
            grid->addWidget(fields.at(std::size_t(row)), row + 1, 1);
        else
            grid->addLayout(composed.at(row == 2 ? 0 : 1), row + 1, 1);
    }
    m_labels[0]->setBuddy(m_program);
    m_labels[1]->setBuddy(m_address);
    m_labels[2]->setBuddy(m_port);
    m_labels[3]->setBuddy(m_socket);
    m_labels[4]->setBuddy(m_message);
    m_labels[5]->setBuddy(m_to);
    buildOptions(grid, 7);
    grid->addWidget(m_box, 8, 0, 1, 2);
    grid->addWidget(m_go, 9, 0, 1, 2);
    grid->setRowStretch(10, 1);
}

void ActionForm::takeFocus()
{
    m_port->setFocus();
    m_port->selectAll();
}

void ActionForm::buildOptions(QGridLayout *grid, int row)
{
    auto *options = new QGridLayout;
    options->setVerticalSpacing(unit(this) / 3);
    options->setHorizontalSpacing(unit(this));
    options->setColumnStretch(1, 1);
    const std::array switches{Switch::ReuseAddress, Switch::ReusePort, Switch::V6Only};
    const std::array names{QStringLiteral("SO_REUSEADDR"), QStringLiteral("SO_REUSEPORT"),
                           QStringLiteral("IPV6_V6ONLY")};
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        QCheckBox *box = m_options.at(i).box;
        box->setText(names.at(i));
        box->setFont(fixedText());
        auto *effect = new QLabel(this);
        effect->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        effect->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        options->addWidget(box, int(i), 0);
        options->addWidget(effect, int(i), 1, 1, i < 2 ? 2 : 1);
        connect(box, &QCheckBox::toggled, this, &ActionForm::judge);
        m_options.at(i) = {switches.at(i), box, effect};
    }
    auto *menu = new QMenu(m_more);
    for (const auto &[option, name] : {std::pair(Switch::Broadcast, QStringLiteral("SO_BROADCAST")),
                                       std::pair(Switch::FreeBind, QStringLiteral("IP_FREEBIND")),
                                       std::pair(Switch::NoPort, QStringLiteral("IP_BIND_ADDRESS_NO_PORT")),
                                       std::pair(Switch::NoDelay, QStringLiteral("TCP_NODELAY"))}) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, &ActionForm::judge);
        m_moreOptions.emplace_back(option, action);
    }
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);
    options->addWidget(m_more, 2, 2);
    grid->addLayout(options, row, 0, 1, 2);
}

// With every change of theme. In a dark one many a style draws an empty box as dark as what is around it.
void ActionForm::ink()
{
    QPalette chief = palette();
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        chief.setColor(group, QPalette::Button, emphasis(palette()));
        chief.setColor(group, QPalette::ButtonText, palette().color(QPalette::Active, QPalette::HighlightedText));
    }
    m_go->setPalette(chief);
    for (const OptionRow &row : m_options) {
        QPalette quiet = palette();
        quiet.setColor(QPalette::WindowText, faintText(palette()));
        row.effect->setPalette(quiet);
        QPalette boxed = palette();
        if (isDark(palette()))
            boxed.setColor(QPalette::Base, faintText(palette()).darker(200));
        row.box->setPalette(boxed);
    }
}

void ActionForm::connectParts()
{
    m_effects->setSingleShot(true);
    m_effects->setInterval(120ms);
    connect(m_effects, &QTimer::timeout, this, &ActionForm::showEffects);
    // A screen reader switches buttons without a click.
    connect(m_actions, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (isOn && Action(id) != m_action)
            setAction(Action(id));
    });
    connect(m_program, &QComboBox::editTextChanged, this, [this] {
        fillSockets();
        fillAddresses();
        judge();
    });
    connect(m_address, &QComboBox::activated, this, [this](int index) {
        m_addressEdit->setText(m_address->itemData(index).toString());
        judge();
    });
    for (HintEdit *edit : {m_addressEdit, m_port, m_message, m_to})
        connect(edit, &QLineEdit::textChanged, this, &ActionForm::judge); // a screen reader edits without typing
    connect(m_socket, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        judge();
    });
    connect(m_times, &QSpinBox::valueChanged, this, &ActionForm::judge);
    connect(m_anyPort, &QToolButton::clicked, this, [this] {
        m_port->setText(QStringLiteral("0"));
        judge();
    });
    connect(m_go, &QPushButton::clicked, this, &ActionForm::carryOut);
    connect(m_box, &VerdictBox::wayChosen, this, &ActionForm::takeWay);
}

void ActionForm::retranslate()
{
    const std::array titles{tr("Listen"), tr("Bind"), tr("Connect"), tr("Send")};
    const std::array tips{tr("A server: take connections at an address and port (TCP)"),
                          tr("Tie a socket to an address and port"), tr("A client: connect to an address and port"),
                          tr("Send a message from a socket")};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        m_actionButtons.at(i)->setText(titles.at(i));
        m_actionButtons.at(i)->setToolTip(tips.at(i));
    }
    m_transports[0]->setText(QStringLiteral("TCP"));
    m_transports[1]->setText(QStringLiteral("UDP"));
    m_program->setAccessibleName(tr("Program"));
    m_anyPort->setText(tr("Any"));
    m_anyPort->setToolTip(tr("Port 0: the system chooses a free one"));
    m_options[0].box->setToolTip(tr("Lets several sockets have the port if all have set it; for TCP only while nobody "
                                    "listens there. Also passes over TIME_WAIT."));
    m_options[1].box->setToolTip(
        tr("Lets several sockets of one user have the port if all have set it; what arrives is "
           "shared out among them."));
    m_options[2].box->setToolTip(tr("Limits an IPv6 socket to IPv6: :: no longer covers the IPv4 addresses."));
    m_more->setText(tr("More"));
    m_more->setToolTip(tr("Further options of the socket"));
    m_times->setPrefix(tr("× ", "times"));
    m_times->setToolTip(tr("How many times"));
    m_times->setAccessibleName(tr("How many times"));
    m_to->setPlaceholderText(tr("127.0.0.1:9000, or empty: to its peer"));
    m_labels[0]->setText(tr("Program"));
    m_labels[3]->setText(tr("From"));
    m_labels[4]->setText(tr("Message"));
    m_labels[5]->setText(tr("To"));
    showFields();
    judge();
}

void ActionForm::showFields()
{
    const bool sends = m_action == Action::Send;
    const bool isUdp = m_transport == Transport::Udp;
    m_actionButtons[0]->setEnabled(!isUdp);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_labels[1], m_address, m_labels[2], m_port, m_anyPort,
                                                            m_more, m_transports[0], m_transports[1]})
        widget->setVisible(!sends);
    for (const OptionRow &row : m_options) {
        row.box->setVisible(!sends);
        row.effect->setVisible(!sends);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_labels[3], m_socket, m_labels[4], m_message, m_times})
        widget->setVisible(sends);
    const bool fromUdp = m_socket->currentData().toInt() == int(Transport::Udp);
    m_labels[5]->setVisible(sends && fromUdp);
    m_to->setVisible(sends && fromUdp);
    m_anyPort->setVisible(!sends && m_action != Action::Connect);
    m_labels[1]->setText(m_action == Action::Connect ? tr("To") : tr("Address"));
    m_labels[2]->setText(tr("Port"));
    switch (m_action) {
    case Action::Listen:
        m_go->setText(tr("Bind and listen"));
        break;
    case Action::Bind:
        m_go->setText(tr("Bind"));
        break;
    case Action::Connect:
        m_go->setText(tr("Connect"));
        break;
    case Action::Send:
        m_go->setText(tr("Send"));
        break;
    }
    m_go->setToolTip(tr("Return does the same"));
}

void ActionForm::fillPrograms()
{
    QStringList names = m_session->programs();
    for (const char *name : {"web", "rival", "alice", "bob", "carol"}) {
        if (!names.contains(QLatin1StringView(name)))
            names += QString::fromLatin1(name);
    }
    const QString present = m_program->currentText();
    const QSignalBlocker quiet(m_program);
    m_program->clear();
    m_program->addItems(names);
    m_program->setEditText(present.isEmpty() ? names.front() : present);
}

void ActionForm::fillAddresses()
{
    const QString present = m_addressEdit->text();
    const QSignalBlocker quiet(m_address);
    m_address->clear();
    const auto add = [this](const QString &address) {
        m_address->addItem(address + QStringLiteral("   ") + addressHint(address), address);
    };
    for (const char *address : {"127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::"})
        add(QString::fromLatin1(address));
    const rules::HostId host = programHost();
    for (const rules::HostAddress &own : m_session->model().state(host).host().addresses) {
        if (own.address.isLoopback())
            continue;
        const QString name = m_session->model().names().name(host, own.interface);
        add(own.address.toString() + (own.address.isLinkLocal() ? u'%' + name : QString()));
    }
    m_address->view()->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_addressEdit->setText(present);
}

// Where the program of the form is, or would be.
rules::HostId ActionForm::programHost() const
{
    const QString program = m_program->currentText().trimmed();
    const script::Names &names = m_session->model().names();
    return program.contains(u'@') ? names.host(program.section(u'@', 1)) : names.hostOf(program);
}

// A listener sends nothing, nor does a TCP socket that never got a peer, as after a bind that failed.
void ActionForm::fillSockets()
{
    const QString present = m_socket->currentText();
    const QSignalBlocker quiet(m_socket);
    m_socket->clear();
    const QString program = m_program->currentText().trimmed().section(u'@', 0, 0);
    for (const auto &[id, socket] : m_session->lab().sockets()) {
        const lab::LabProgram *owner = m_session->lab().find(socket.opened.program);
        const bool maySend = socket.opened.transport == Transport::Udp || socket.facts.peer.has_value();
        if (owner != nullptr && owner->started.name == program && !socket.closed && maySend)
            m_socket->addItem(socket.opened.name, int(socket.opened.transport));
    }
    m_socket->setCurrentIndex(std::max(0, m_socket->findText(present)));
}

QString ActionForm::addressHint(const QString &text) const
{
    const QString plain = text.section(u'%', 0, 0);
    if (plain == u"*" || plain == u"0.0.0.0")
        return tr("every IPv4 address");
    const std::optional<Address> address = Address::parse(plain);
    if (!address)
        return {};
    if (*address == Address::any(Family::V6))
        return tr("every address");
    if (address->isV4Mapped())
        return tr("IPv4 in an IPv6 socket");
    if (address->isLoopback())
        return tr("loopback");
    if (address->isMulticast())
        return tr("a group");
    const rules::HostId host = programHost();
    for (const rules::HostAddress &own : m_session->model().state(host).host().addresses) {
        if (own.address == *address)
            return tr("interface %1").arg(m_session->model().names().name(host, own.interface));
    }
    return tr("another computer");
}

void ActionForm::showHints()
{
    m_addressEdit->setHint(addressHint(m_addressEdit->text().trimmed()));
    bool isNumber = false;
    const uint port = m_port->text().toUInt(&isNumber);
    if (isNumber && port == 0)
        m_port->setHint(tr("any free port"));
    else if (isNumber && port < 65536)
        m_port->setHint(m_services->nameOf(Port(port), m_transport));
    else
        m_port->setHint({});
}

} // namespace quay
