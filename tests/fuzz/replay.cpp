// SPDX-License-Identifier: MIT
#include <QDirIterator>
#include <QFile>

#include <cstdio>

// Runs a fuzz target over files without libFuzzer, so that every build replays what the fuzzer has found.
// Arguments: folders and files. A crash is a crash; no file at all is a mistake of the caller.

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);

namespace
{

bool replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    std::printf("%s\n", qPrintable(path));
    std::fflush(stdout);
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(bytes.constData()), std::size_t(bytes.size()));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        files += QFileInfo(path).isFile() && replay(path) ? 1 : 0;
        for (QDirIterator inside(path, QDir::Files, QDirIterator::Subdirectories); inside.hasNext();)
            files += replay(inside.next()) ? 1 : 0;
    }
    std::printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
