// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"
#include "net/transport.h"

#include <QLocale>
#include <QStringList>

#include <optional>
#include <vector>

namespace quay
{

// Quayside's own article about a number that everybody should know (resources/articles).
struct Article {
    QString title;
    QString markdown; // the text below the head
    QString labLine;  // a line of lab script to try it: "server: listen tcp 127.0.0.1:8080"
    // What the line binds on loopback.
    Transport transport = Transport::Tcp;
    Port tryAt{};
};

// In the language, in English if there is none in it; none for a number without an article.
[[nodiscard]] std::optional<Article> article(Port port, QLocale::Language language);

// What is known about the encryption of a service (resources/registry/encryption.tsv).
struct Protection {
    enum class Degree : quint8 { No, Partly, Optional, Yes };
    std::vector<Transport> transports;
    QString service;
    Degree degree{};
    std::optional<Port> replacement;
    QString replacementService;
    QString note;
};
[[nodiscard]] std::vector<Protection> protections(Port port, QLocale::Language language);

} // namespace quay
