// Files behind signed, expiring addresses. They are made when first asked for and kept for a while.
#pragma once

#include <mutex>

#include <QCache>
#include <QHash>

#include "practice/Http.h"
#include "practice/World.h"

namespace practice {

class FileShelf
{
public:
    FileShelf(const World &world, quint64 seed, qint64 linkSeconds); // the world must outlive the shelf

    QString url(const QString &origin, qint64 fileId) const;
    // No bearer is asked for. 403 for a wrong signature or after the end, 404 for no such file.
    HttpResponse serve(const HttpRequest &request);

private:
    struct Place
    {
        const WorldApplication *application = nullptr;
        const WorldFile *file = nullptr;
    };
    QString signature(qint64 fileId, qint64 expiresAt) const;
    QByteArray bytes(const Place &place);

    const World &m_world;
    const quint64 m_seed;
    const qint64 m_linkSeconds;
    const QByteArray m_key;
    QHash<qint64, Place> m_places;
    std::mutex m_mutex;
    QCache<qint64, QByteArray> m_cache; // cost in KiB
};

} // namespace practice
