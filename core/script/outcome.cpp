// SPDX-License-Identifier: MIT
#include "script/outcome.h"

#include "base/overloaded.h"

#include <QByteArrayView>

#include <algorithm>

namespace quay::script
{

namespace
{

// Takes one payload off the front of a text; absent if the text begins differently.
std::optional<QByteArrayView> without(QByteArrayView text, const Payload &payload)
{
    const auto bytes = [text](const QByteArray &front) {
        return text.startsWith(front) ? std::optional(text.sliced(front.size())) : std::nullopt;
    };
    const auto filler = [text](Filler f) -> std::optional<QByteArrayView> {
        const auto size = qsizetype(f.size);
        if (text.size() < size || !std::all_of(text.begin(), text.begin() + size, [](char c) { return c == 'x'; }))
            return std::nullopt;
        return text.sliced(size);
    };
    return std::visit(
        Overloaded{[&](const Text &t) { return bytes(t.bytes); }, [&](const Hex &h) { return bytes(h.bytes); }, filler},
        payload);
}

bool isInARow(QByteArrayView text, const std::vector<Chunk> &chunks)
{
    std::optional<QByteArrayView> rest = text;
    for (const Chunk &chunk : chunks) {
        for (quint32 i = 0; i < chunk.count && rest; ++i) {
            const qsizetype before = rest->size();
            rest = without(*rest, chunk.payload);
            if (rest && rest->size() == before)
                break; // empty messages, however many
        }
    }
    return rest && rest->isEmpty();
}

bool reads(const Delivery &delivery, const Receipt &receipt)
{
    const auto isText = [&receipt](const Chunk &chunk) {
        const auto rest = without(receipt.bytes, chunk.payload);
        return rest && rest->isEmpty();
    };
    return std::any_of(delivery.chunks.begin(), delivery.chunks.end(), isText) ||
           isInARow(receipt.bytes, delivery.chunks);
}

QString fullName(const SocketName &socket)
{
    return socket.session == 0 ? socket.name : QString(socket.name + u'#' + QString::number(socket.session));
}

// Whether each receipt is one of the deliveries.
bool allAreDelivered(const ExpectReceipts &expected, const std::vector<Delivery> &deliveries)
{
    return std::all_of(expected.receipts.begin(), expected.receipts.end(), [&](const Receipt &receipt) {
        return std::any_of(deliveries.begin(), deliveries.end(), [&](const Delivery &delivery) {
            return delivery.receiver == fullName(receipt.socket) && reads(delivery, receipt);
        });
    });
}

bool allAreExpected(const ExpectReceipts &expected, const std::vector<Delivery> &deliveries)
{
    return std::all_of(deliveries.begin(), deliveries.end(), [&](const Delivery &delivery) {
        return std::any_of(expected.receipts.begin(), expected.receipts.end(),
                           [&](const Receipt &receipt) { return fullName(receipt.socket) == delivery.receiver; });
    });
}

std::optional<bool> receiptsMet(const ExpectReceipts &expected, const StepOutcome &outcome)
{
    const bool delivered = allAreDelivered(expected, outcome.deliveries);
    if (!outcome.anyOf || outcome.deliveries.size() <= 1)
        return delivered && allAreExpected(expected, outcome.deliveries);
    return delivered && expected.receipts.size() == 1 ? std::nullopt : std::optional(false);
}

} // namespace

std::optional<bool> isMet(const Expectation &expectation, const StepOutcome &outcome)
{
    if (outcome.outcome == rules::Outcome::Unknown)
        return std::nullopt;
    const auto fails = [&outcome](const ExpectFailure &expected) -> std::optional<bool> {
        const std::string_view name = errorName(expected.error).value_or(std::string_view());
        return outcome.outcome == rules::Outcome::Fails &&
               outcome.error == QLatin1StringView(name.data(), qsizetype(name.size()));
    };
    return std::visit(Overloaded{[&](ExpectOk) { return std::optional(outcome.outcome == rules::Outcome::Ok); }, fails,
                                 [&](const ExpectReceipts &expected) { return receiptsMet(expected, outcome); },
                                 [&](ExpectNobody) { return std::optional(outcome.deliveries.empty()); }},
                      expectation);
}

} // namespace quay::script
