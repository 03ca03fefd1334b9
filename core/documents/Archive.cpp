#include "documents/Archive.h"

#include <zip.h>

#include "documents/Runs.h"

namespace documents {

namespace {

constexpr qint64 ratioFrom = 1024 * 1024; // bytes out before the ratio counts

bool leadsOut(const QString &name)
{
    return name.startsWith(QLatin1Char('/')) || name.contains(QLatin1Char('\\')) || name.contains(QLatin1Char(':')) ||
           name.split(QLatin1Char('/')).contains(QLatin1String(".."));
}

} // namespace

struct Archive::State
{
    QByteArray bytes; // libzip reads from here
    zip_t *zip = nullptr;
    QStringList names;
    qint64 out = 0;

    ~State()
    {
        if (zip)
            zip_discard(zip);
    }
};

Archive::Archive(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Archive::~Archive() = default;
Archive::Archive(Archive &&) noexcept = default;
Archive &Archive::operator=(Archive &&) noexcept = default;

base::Result<Archive> Archive::open(const QByteArray &bytes)
{
    auto state = std::make_unique<State>();
    state->bytes = bytes;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(state->bytes.constData(), static_cast<zip_uint64_t>(state->bytes.size()), 0, &error);
    if (source) {
        state->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
        if (!state->zip)
            zip_source_free(source);
    }
    zip_error_fini(&error);
    if (!state->zip)
        return base::failure(base::Kind::BadAnswer, QStringLiteral("not a sound zip file"));
    const auto count = zip_get_num_entries(state->zip, 0);
    if (count > limits::zipEntries)
        return base::failure(base::Kind::Invalid, QStringLiteral("zip: %1 entries").arg(count));
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(state->zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
            return base::failure(base::Kind::BadAnswer, QStringLiteral("zip: an entry without a name"));
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
            return base::failure(base::Kind::Unsupported, QStringLiteral("zip: encrypted"));
        const QString name = QString::fromUtf8(stat.name);
        if (leadsOut(name))
            return base::failure(base::Kind::BadAnswer, QStringLiteral("zip: a name that leads out of the file"));
        state->names.append(name);
    }
    return Archive(std::move(state));
}

QStringList Archive::names() const
{
    return m_state->names;
}

bool Archive::has(const QString &name) const
{
    return m_state->names.contains(name);
}

base::Result<QByteArray> Archive::read(const QString &name)
{
    const auto index = m_state->names.indexOf(name);
    if (index < 0)
        return base::failure(base::Kind::NotFound, QStringLiteral("zip: a part is missing"));
    zip_stat_t stat;
    zip_stat_index(m_state->zip, static_cast<zip_uint64_t>(index), 0, &stat);
    const qint64 packed = (stat.valid & ZIP_STAT_COMP_SIZE) ? static_cast<qint64>(stat.comp_size) : 0;
    zip_file_t *file = zip_fopen_index(m_state->zip, static_cast<zip_uint64_t>(index), 0);
    if (!file)
        return base::failure(base::Kind::BadAnswer, QStringLiteral("zip: a part cannot be opened"));
    // The sizes in the headers are promises; what comes out is counted.
    QByteArray out;
    QByteArray chunk(64 * 1024, Qt::Uninitialized);
    base::Result<QByteArray> result;
    while (true) {
        const auto got = zip_fread(file, chunk.data(), static_cast<zip_uint64_t>(chunk.size()));
        if (got < 0) {
            result = base::failure(base::Kind::BadAnswer, QStringLiteral("zip: a part is damaged"));
            break;
        }
        if (got == 0) {
            result = std::move(out);
            break;
        }
        out.append(chunk.constData(), static_cast<qsizetype>(got));
        m_state->out += got;
        if (m_state->out > limits::zipBytes || (out.size() > ratioFrom && out.size() > packed * limits::zipRatio)) {
            result = base::failure(base::Kind::Invalid, QStringLiteral("zip: unpacks to too much"));
            break;
        }
    }
    zip_fclose(file);
    return result;
}

} // namespace documents
