// SPDX-License-Identifier: MIT
#pragma once

#include "registry/entry.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace quay::registry
{

// What was asked for in the search field or on the command line. All parts must hold; within one part, any.
//
//   443            the number 443; while one types also numbers that begin so, and texts that contain it
//   80-90          these numbers            port:443  port:80-90  port:20,21   exactly these
//   tcp udp sctp dccp                       on this transport
//   name:http      in the service name      rfc:9110     with this reference
//   range:system   system, user, dynamic    is:assigned  reserved, unassigned, dynamic, deassigned
//   is:notable  is:common  is:used  is:bookmarked        has an article, a common use, is bound here, is bookmarked
//   "two words"    as they stand            -word        without it
struct Query {
    enum class Mark : quint8 { Notable, Common, Used, Bookmarked, Deassigned };

    struct Word {
        QByteArray folded;          // lower case, UTF-8
        bool isNameOnly = false;    // name:
        std::optional<Port> number; // the word is also a number
        bool isExcluded = false;    // -word
        friend bool operator==(const Word &, const Word &) = default;
    };

    enum class Problem : quint8 { None, NumberTooLarge, NumberNegative, RangeBackwards, NotANumber, UnknownValue };

    std::vector<Word> words;
    std::vector<PortInterval> ports;
    std::vector<QByteArray> references; // "RFC9110"
    quint8 transports = 0;              // bit sets; 0: any
    quint8 ranges = 0;
    quint8 statuses = 0;
    quint8 marks = 0;
    Problem problem = Problem::None; // the first part that cannot be meant so
    QString problemText;             // the part

    // Any text is a query; what is no known form is a word.
    [[nodiscard]] static Query parse(QStringView text);
    // The parts of a query as they were written; quoted ones are whole.
    [[nodiscard]] static QStringList split(QStringView text);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool wants(Mark mark) const { return (marks & bit(mark)) != 0; }
    // Whether numbers are named as such, or by a property of theirs.
    // is:used, is:bookmarked: numbers that are wanted for what they are here.
    [[nodiscard]] bool namesPortsByProperty() const;
    [[nodiscard]] bool wantsNumbers() const;
    // One number, as a word or after "port:".
    [[nodiscard]] bool asksForOneNumber() const;
    // The query once it is finished: a number that is a word of its own means that port alone.
    [[nodiscard]] Query finished() const;
    // Whether the stretches that the registry leaves out are asked for.
    [[nodiscard]] bool wantsGaps() const;

    template <typename E>
    [[nodiscard]] static constexpr quint8 bit(E value)
    {
        return static_cast<quint8>(1U << static_cast<unsigned>(value));
    }
    friend bool operator==(const Query &, const Query &) = default;
};

// The values that follow "is:" and "range:", for completion and help.
[[nodiscard]] QStringList queryKeywords();

} // namespace quay::registry
