#include "practice/files/ZipBytes.h"

#include <zip.h>

namespace practice {

namespace {

constexpr time_t noon2024 = 1'704'110'400;

bool addAll(zip_t *archive, const std::vector<ZipEntry> &entries)
{
    for (const auto &entry : entries) {
        auto *source =
            zip_source_buffer(archive, entry.content.constData(), static_cast<zip_uint64_t>(entry.content.size()), 0);
        if (!source)
            return false;
        const auto index = zip_file_add(archive, entry.name.constData(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return false;
        }
        const auto at = static_cast<zip_uint64_t>(index);
        zip_file_set_mtime(archive, at, noon2024, 0);
        zip_set_file_compression(archive, at, entry.packing == Packing::Stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    }
    return true;
}

QByteArray contentOf(zip_source_t *target)
{
    zip_stat_t stat;
    if (zip_source_open(target) != 0)
        return {};
    QByteArray bytes;
    if (zip_source_stat(target, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE)) {
        bytes.resize(static_cast<qsizetype>(stat.size));
        if (zip_source_read(target, bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
            bytes.clear();
    }
    zip_source_close(target);
    return bytes;
}

} // namespace

QByteArray zipped(const std::vector<ZipEntry> &entries)
{
    zip_error_t error;
    zip_error_init(&error);
    auto *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!target)
        return {};
    auto *archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (!archive) {
        zip_source_free(target);
        return {};
    }
    zip_source_keep(target);
    QByteArray bytes;
    if (addAll(archive, entries) && zip_close(archive) == 0)
        bytes = contentOf(target);
    else
        zip_discard(archive);
    zip_source_free(target);
    return bytes;
}

} // namespace practice
