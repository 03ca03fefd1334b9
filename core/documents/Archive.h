// A zip file in memory, opened with suspicion: counts, sizes as they really come out, names. // SEC-26
#pragma once

#include <memory>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "base/Result.h"

namespace documents {

class Archive
{
public:
    // BadAnswer: not a zip file, or with names that lead out of it. Invalid: more entries than limits::zipEntries.
    // Unsupported: encrypted.
    static base::Result<Archive> open(const QByteArray &bytes);
    ~Archive();
    Archive(Archive &&) noexcept;
    Archive &operator=(Archive &&) noexcept;

    QStringList names() const;
    bool has(const QString &name) const;
    // NotFound: no such entry. Invalid: over limits::zipBytes in all, or a ratio over limits::zipRatio once a
    // mebibyte is out. BadAnswer: damaged.
    base::Result<QByteArray> read(const QString &name);

private:
    struct State;
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace documents
