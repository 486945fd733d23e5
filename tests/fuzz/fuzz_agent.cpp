// SPDX-License-Identifier: MIT
#include "lab/message.h"

#include <cstdlib>

// Both sides of the protocol read any bytes; what they understand they write, and read again as the same line.

using namespace quay;

namespace
{

// Not an assertion: it stays in builds without them.
void require(bool condition)
{
    if (!condition)
        std::abort();
}

template <typename Message, typename Read>
void check(const std::optional<Message> &message, Read read)
{
    if (!message)
        return;
    const QByteArray line = lab::toLine(*message);
    require(line.endsWith('\n') && line.count('\n') == 1);
    const auto again = read(QByteArrayView(line).chopped(1));
    require(line.size() > lab::maxLineLength || (again && lab::toLine(*again) == line));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView line(data, qsizetype(size));
    check(lab::commandFromLine(line), lab::commandFromLine);
    check(lab::answerFromLine(line), lab::answerFromLine);
    return 0;
}
