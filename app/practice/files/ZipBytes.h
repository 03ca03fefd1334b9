// A zip archive in memory, always the same bytes for the same entries.
#pragma once

#include <vector>

#include <QByteArray>

namespace practice {

enum class Packing
{
    Deflated,
    Stored
};

struct ZipEntry
{
    QByteArray name;
    QByteArray content;
    Packing packing = Packing::Deflated;
};

// Empty when the library refuses (out of memory only: the entries are ours).
QByteArray zipped(const std::vector<ZipEntry> &entries);

} // namespace practice
