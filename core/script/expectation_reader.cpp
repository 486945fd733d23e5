// SPDX-License-Identifier: MIT
#include "script/expectation_reader.h"

#include "script/values.h"
#include "script/vocabulary.h"

namespace quay::script
{

namespace
{

ExpectFailure readFailure(Reader &reader)
{
    const Token token = reader.word({Expected::Errno});
    if (reader.failed())
        return {};
    const std::string_view text = reader.text(token);
    const std::optional<ErrorNumber> error = parseErrorName(text);
    if (!error)
        reader.fail(Mistake::UnknownErrno, token).suggestion = toString(nearest(text, errorNames()));
    return {error.value_or(ErrorNumber{})};
}

ExpectReceipts readReceipts(Reader &reader)
{
    ExpectReceipts result;
    do {
        Receipt receipt;
        receipt.socket = readSocket(reader, QString());
        reader.expect("receives", Expected::WordReceives);
        receipt.bytes = reader.quoted(Expected::QuotedText);
        result.receipts.push_back(std::move(receipt));
    } while (reader.accept("and"));
    return result;
}

// "=> fail EADDRINUSE" is a slip of the fingers, not a socket named "fail".
bool isReceipt(const Reader &reader)
{
    return reader.token().kind == TokenKind::Word && reader.following().kind == TokenKind::Word &&
           reader.text(reader.following()).starts_with("receive");
}

} // namespace

Expectation readExpectation(Reader &reader)
{
    if (reader.accept("ok"))
        return ExpectOk{};
    if (reader.accept("fails"))
        return readFailure(reader);
    if (reader.accept("nobody")) {
        reader.expect("receives", Expected::WordReceives);
        return ExpectNobody{};
    }
    if (isReceipt(reader))
        return readReceipts(reader);
    constexpr std::array<std::string_view, 3> words{"ok", "fails", "nobody"};
    const QString suggestion = toString(nearest(reader.text(), words));
    Diagnostic &diagnostic = reader.fail(Mistake::Unexpected, reader.token());
    diagnostic.expected = {Expected::WhatToExpect};
    diagnostic.suggestion = suggestion;
    return ExpectOk{};
}

} // namespace quay::script
