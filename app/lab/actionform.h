// SPDX-License-Identifier: MIT
#pragma once

#include "common/servicenames.h"
#include "lab/labsession.h"
#include "lab/verdict.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QTimer;
class QToolButton;

namespace quay
{

class HintEdit;
class ToggleButton;
class VerdictBox;

// What a program shall do, by hand; says while one types what will come of it.
class ActionForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Action : quint8 { Listen, Bind, Connect, Send };

    // Both must outlive the form.
    ActionForm(LabSession *session, ServiceNames *services, QWidget *parent = nullptr);

    void setAction(Action action);
    [[nodiscard]] Action action() const { return m_action; }
    void setProgram(const QString &name);
    void setTransport(Transport transport);
    void setEnd(const Endpoint &end);
    // From which socket is sent.
    void setSocket(const QString &name);
    void setMessage(const QString &text);
    // As one line of lab script; it need not be a right one.
    [[nodiscard]] QString line() const;
    [[nodiscard]] const VerdictBox *box() const { return m_box; }
    // The present statement; absent while something is wrong in the form.
    [[nodiscard]] const std::optional<script::Statement> &statement() const { return m_statement; }
    // The keyboard to the field that is changed most.
    void takeFocus();
    // The lab has changed: the verdict may be another.
    void refresh();
    // Asks the user before a socket may be reached from other computers; absent: nobody is asked.
    void setNetworkQuestion(std::function<bool()> question) { m_mayOpen = std::move(question); }
    // Asks the user before anything is done, if there is something to ask; false: it is not done.
    void setQuestion(std::function<bool()> question) { m_mayDo = std::move(question); }

public Q_SLOTS:
    void carryOut();

Q_SIGNALS:
    // With every change of what the form says.
    void judged();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeFields();
    void build();
    void buildOptions(QGridLayout *grid, int row);
    void ink();
    void connectParts();
    void retranslate();
    void fillPrograms();
    void fillAddresses();
    void fillSockets();
    void showFields();
    void showHints();
    void judge();
    void showEffects();
    void takeWay(const WayOut &way);
    void propose();
    void proposeProgram(const QString &name);
    void takeBackProposal();
    void goToNextClient();
    [[nodiscard]] QString unusedClient(const QString &butNot = {}) const;
    [[nodiscard]] bool listens(const QString &program) const;
    [[nodiscard]] bool mayGo(const script::Statement &statement);
    [[nodiscard]] QString nothingToSendFrom() const;
    [[nodiscard]] QString endText() const;
    [[nodiscard]] QString optionText() const;
    [[nodiscard]] QString socketName() const;
    [[nodiscard]] rules::HostId programHost() const;
    [[nodiscard]] QString addressHint(const QString &text) const;

    struct OptionRow {
        script::Switch option{};
        QCheckBox *box = nullptr;
        QLabel *effect = nullptr;
    };

    LabSession *m_session;
    ServiceNames *m_services;
    Action m_action = Action::Listen;
    Transport m_transport = Transport::Tcp;
    std::optional<script::Statement> m_statement;
    QString m_server;   // the program before a client was proposed
    QString m_proposed; // the client that was proposed; the user may write another
    QString m_client;   // that connected last
    std::function<bool()> m_mayOpen;
    std::function<bool()> m_mayDo;
    QButtonGroup *m_actions = nullptr;
    std::array<ToggleButton *, 4> m_actionButtons{};
    QComboBox *m_program = nullptr;
    std::array<ToggleButton *, 2> m_transports{};
    QComboBox *m_address = nullptr;
    HintEdit *m_addressEdit = nullptr;
    HintEdit *m_port = nullptr;
    QToolButton *m_anyPort = nullptr;
    QComboBox *m_socket = nullptr;
    HintEdit *m_message = nullptr;
    QSpinBox *m_times = nullptr;
    HintEdit *m_to = nullptr;
    std::array<OptionRow, 3> m_options{};
    QToolButton *m_more = nullptr;
    std::vector<std::pair<script::Switch, QAction *>> m_moreOptions;
    QLabel *m_labels[6]{};
    VerdictBox *m_box = nullptr;
    QPushButton *m_go = nullptr;
    QTimer *m_effects;
};

} // namespace quay
