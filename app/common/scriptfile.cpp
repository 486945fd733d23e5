// SPDX-License-Identifier: MIT
#include "common/scriptfile.h"

#include "script/limits.h"

#include <QFile>

#include <cstdio>

namespace quay
{

Result<QByteArray, QString> readScriptFile(const QString &path)
{
    QFile file(path);
    const bool isOpen = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return failure(file.errorString());
    QByteArray bytes;
    while (bytes.size() <= script::maxFileBytes) {
        const QByteArray part = file.read(script::maxScriptBytes);
        if (part.isEmpty())
            break;
        bytes += part;
    }
    if (file.error() != QFileDevice::NoError)
        return failure(file.errorString());
    return bytes;
}

} // namespace quay
