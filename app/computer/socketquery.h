// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"
#include "registry/usualports.h"
#include "system/socketrecord.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace quay
{

// What was asked for in the field above the sockets. All parts must hold; of several protocols, families, kinds, states
// or numbers any.
//
//   443            this port, at either end; or this pid    80-90  port:443   a local port
//   tcp udp sctp dccp raw  v4 v6                            state:listen      as the list writes it
//   is:listening  is:connected  is:ending  is:local  is:hidden  is:expected  is:unusual
//   pid:812   user:www-data   service:http   program:nginx
//   word           anywhere in addresses, program, command line, user, service, unit, container, state
//   "two words"    as they stand                            -word             without it
struct SocketQuery {
    enum class Kind : quint8 {
        Listening, // waits for connections or datagrams
        Connected,
        Ending,   // TIME_WAIT and the states before it
        Local,    // both ends, or the only one, are of the loopback
        Hidden,   // its holder cannot be seen
        Expected, // held by a program that usually has this port
        Unusual,  // held by a program that is known for other ports
    };
    struct Word {
        QString text;
        std::optional<quint32> number; // the word is also a number
        bool isExcluded = false;
    };
    // What is known of a socket beside its record.
    struct Socket {
        const system::SocketRecord &record;
        const QString &service;
        const QString &user;
        registry::Fit fit = registry::Fit::Unknown;
    };

    std::vector<Word> words;
    std::vector<PortInterval> ports;
    std::vector<qint32> pids;
    QStringList users;
    QStringList services;
    QStringList programs;
    quint32 states = 0; // bit sets; 0: any
    quint8 protocols = 0;
    quint8 families = 0;
    quint8 kinds = 0;
    QString unknown; // the first part that has the form of a filter and is none

    // Any text is a query; what is no known form is a word.
    [[nodiscard]] static SocketQuery parse(const QString &text);
    [[nodiscard]] bool matches(const Socket &socket) const;
    // Those that can be seen in the rows, for marking them.
    [[nodiscard]] QStringList shownWords() const;
};

// For completion: the words that are whole, and the beginnings ("port:").
[[nodiscard]] QStringList socketQueryKeywords();

} // namespace quay
