// SPDX-License-Identifier: MIT
#pragma once

#include "lab/labsession.h"
#include "lab/scene/motion.h"

#include <QCoreApplication>

namespace quay::scene
{

// What stands on the cards over the stage, as rich text.
class CardText final
{
    Q_DECLARE_TR_FUNCTIONS(CardText)

public:
    explicit CardText(const LabSession &session, const QPalette &palette) : m_session(session), m_palette(palette) {}

    // Whom the kernel asked for a message, in its order, and what each answered.
    [[nodiscard]] static QString matchTitle(const Movement &movement);
    [[nodiscard]] QString match(const Movement &movement) const;
    // What is known of a socket: descriptor, inode, ends, options, the states it went through, the header's ports.
    [[nodiscard]] QString factsTitle(const lab::LabSocket &socket) const;
    [[nodiscard]] QString facts(const lab::LabSocket &socket) const;
    // "1f 90", the two bytes of a port as they stand in a header.
    [[nodiscard]] static QString bytesOf(Port port);

private:
    [[nodiscard]] static QString brief(const rules::Candidate &candidate, const rules::Socket *socket);
    [[nodiscard]] static QString brief(rules::Stage stage);
    [[nodiscard]] std::vector<rules::Candidate> withBystanders(std::vector<rules::Candidate> candidates) const;
    [[nodiscard]] QString header(const lab::LabSocket &socket) const;
    [[nodiscard]] QString path(const lab::LabSocket &socket) const;

    const LabSession &m_session;
    const QPalette &m_palette;
};

} // namespace quay::scene
