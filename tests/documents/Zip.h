// Zip files made in tests.
#pragma once

#include <vector>

#include <QByteArray>
#include <QDir>
#include <QTemporaryDir>

#include <zip.h>

namespace tests {

inline QByteArray zipOf(const std::vector<std::pair<QByteArray, QByteArray>> &parts)
{
    QTemporaryDir dir;
    const QByteArray path = dir.filePath(QStringLiteral("x.zip")).toUtf8();
    int error = 0;
    zip_t *zip = zip_open(path.constData(), ZIP_CREATE, &error);
    for (const auto &part : parts) {
        zip_source_t *source =
            zip_source_buffer(zip, part.second.constData(), static_cast<zip_uint64_t>(part.second.size()), 0);
        const auto index = zip_file_add(zip, part.first.constData(), source, ZIP_FL_ENC_UTF_8);
        if (part.first == "mimetype")
            zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    zip_close(zip);
    QFile file(QString::fromUtf8(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace tests
