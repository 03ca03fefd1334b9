#include "practice/FileShelf.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include "practice/Database.h"

namespace practice {

namespace {

constexpr int cacheKiB = 64 * 1024;

QByteArray randomKey()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return QByteArray(reinterpret_cast<const char *>(words), sizeof words);
}

QByteArray typeOf(const QString &fileName)
{
    static const std::pair<const char *, const char *> types[] = {
        {".pdf", "application/pdf"},
        {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {".odt", "application/vnd.oasis.opendocument.text"},
        {".rtf", "application/rtf"},
        {".txt", "text/plain; charset=utf-8"},
    };
    for (const auto &[ending, type] : types)
        if (fileName.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return type;
    return "application/octet-stream";
}

} // namespace

FileShelf::FileShelf(const World &world, quint64 seed, qint64 linkSeconds)
    : m_world(world), m_seed(seed), m_linkSeconds(linkSeconds), m_key(randomKey()), m_cache(cacheKiB)
{
    for (const WorldApplication &application : world.applications)
        for (const WorldFile &file : application.files)
            m_places.insert(file.id, {&application, &file});
}

QString FileShelf::signature(qint64 fileId, qint64 expiresAt) const
{
    const QByteArray what = QByteArray::number(fileId) + ' ' + QByteArray::number(expiresAt);
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(what, m_key, QCryptographicHash::Sha256).toHex().left(40));
}

QString FileShelf::url(const QString &origin, qint64 fileId) const
{
    const auto place = m_places.constFind(fileId);
    const qint64 ends = nowMs() + m_linkSeconds * 1000;
    return QStringLiteral("%1/files/%2/%3?expires=%4&signature=%5")
        .arg(origin, QString::number(fileId),
             percentEncoded(place == m_places.cend() ? QString() : place->file->fileName), QString::number(ends),
             signature(fileId, ends));
}

HttpResponse FileShelf::serve(const HttpRequest &request)
{
    const qint64 id = request.path.section(QLatin1Char('/'), 2, 2).toLongLong();
    const qint64 ends = request.queryValue(QStringLiteral("expires")).value_or(QString()).toLongLong();
    if (request.queryValue(QStringLiteral("signature")) != signature(id, ends) || ends <= nowMs())
        return HttpResponse::text(403, "This link has expired\n");
    const auto place = m_places.constFind(id);
    if (place == m_places.cend())
        return HttpResponse::text(404, "No such file\n");
    return {200, typeOf(place->file->fileName), bytes(*place), {{"Cache-Control", "no-store"}}};
}

QByteArray FileShelf::bytes(const Place &place)
{
    {
        const std::lock_guard guard(m_mutex);
        if (const QByteArray *kept = m_cache.object(place.file->id))
            return *kept;
    }
    const QByteArray made = makeFile(m_world, *place.application, *place.file, m_seed);
    const std::lock_guard guard(m_mutex);
    m_cache.insert(place.file->id, new QByteArray(made), static_cast<int>(made.size() / 1024 + 1));
    return made;
}

} // namespace practice
