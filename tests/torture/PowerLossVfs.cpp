#include "torture/PowerLossVfs.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

#include <sqlite3.h>

#include <QFileInfo>

namespace torture {

namespace {

enum class Act
{
    Write,
    Truncate,
    Sync,
    Delete
};

struct Event
{
    Act act;
    QString file;
    qint64 offset = 0; // Write; the new size for Truncate
    QByteArray bytes = {};
};

constexpr const char *vfsName = "countersign-power-loss";
std::mutex mutex;
std::vector<Event> events;
bool recording = true;
std::shared_ptr<const PowerLossVfs::Gate> gate; // under the mutex

void note(Event event)
{
    const std::lock_guard lock(mutex);
    if (recording)
        events.push_back(std::move(event));
}

// "wal", "db", "journal": what SQLite calls the file by its ending.
QByteArray partOf(const QString &fileName)
{
    if (fileName.endsWith(QLatin1String("-wal")))
        return "wal";
    return fileName.endsWith(QLatin1String("-journal")) ? "journal" : "db";
}

int refusal(const char *act, const QString &fileName, qint64 sizeAfter)
{
    std::shared_ptr<const PowerLossVfs::Gate> now;
    {
        const std::lock_guard lock(mutex);
        now = gate;
    }
    return now ? (*now)(partOf(fileName) + ' ' + act, sizeAfter) : SQLITE_OK;
}

// A file of ours: SQLite's base, the name, then the default system's file right behind it.
struct File
{
    sqlite3_file base;
    const char *name; // owned by SQLite for as long as the file is open; null for temporary files
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    QString fileName() const { return name ? QFileInfo(QString::fromUtf8(name)).fileName() : QString(); }
};

File *ours(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

sqlite3_vfs *realVfs()
{
    static sqlite3_vfs *const real = sqlite3_vfs_find(nullptr);
    return real;
}

template <class Method, class... Arguments>
int passOn(sqlite3_file *file, Method method, Arguments... arguments)
{
    sqlite3_file *real = ours(file)->real();
    return (real->pMethods->*method)(real, arguments...);
}

int closeFile(sqlite3_file *file)
{
    return passOn(file, &sqlite3_io_methods::xClose);
}
int readFile(sqlite3_file *file, void *to, int amount, sqlite3_int64 offset)
{
    return passOn(file, &sqlite3_io_methods::xRead, to, amount, offset);
}
int writeFile(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    int rc = ours(file)->name ? refusal("write", ours(file)->fileName(), offset + amount) : SQLITE_OK;
    if (rc == SQLITE_OK)
        rc = passOn(file, &sqlite3_io_methods::xWrite, from, amount, offset);
    if (rc == SQLITE_OK && ours(file)->name)
        note({Act::Write, ours(file)->fileName(), offset, QByteArray(static_cast<const char *>(from), amount)});
    return rc;
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    int rc = ours(file)->name ? refusal("truncate", ours(file)->fileName(), size) : SQLITE_OK;
    if (rc == SQLITE_OK)
        rc = passOn(file, &sqlite3_io_methods::xTruncate, size);
    if (rc == SQLITE_OK && ours(file)->name)
        note({Act::Truncate, ours(file)->fileName(), size});
    return rc;
}
int syncFile(sqlite3_file *file, int flags)
{
    int rc = ours(file)->name ? refusal("sync", ours(file)->fileName(), 0) : SQLITE_OK;
    if (rc == SQLITE_OK)
        rc = passOn(file, &sqlite3_io_methods::xSync, flags);
    if (rc == SQLITE_OK && ours(file)->name)
        note({Act::Sync, ours(file)->fileName()});
    return rc;
}
int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    return passOn(file, &sqlite3_io_methods::xFileSize, size);
}
int lockFile(sqlite3_file *file, int level)
{
    return passOn(file, &sqlite3_io_methods::xLock, level);
}
int unlockFile(sqlite3_file *file, int level)
{
    return passOn(file, &sqlite3_io_methods::xUnlock, level);
}
int checkReserved(sqlite3_file *file, int *out)
{
    return passOn(file, &sqlite3_io_methods::xCheckReservedLock, out);
}
int control(sqlite3_file *file, int operation, void *argument)
{
    return passOn(file, &sqlite3_io_methods::xFileControl, operation, argument);
}
int sectorSize(sqlite3_file *)
{
    return 512;
}
int characteristics(sqlite3_file *)
{
    return 0; // promises nothing: no atomic writes, no order, no safe overwriting
}
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return passOn(file, &sqlite3_io_methods::xShmMap, page, size, extend, out);
}
int shmLock(sqlite3_file *file, int offset, int n, int flags)
{
    return passOn(file, &sqlite3_io_methods::xShmLock, offset, n, flags);
}
void shmBarrier(sqlite3_file *file)
{
    sqlite3_file *real = ours(file)->real();
    real->pMethods->xShmBarrier(real);
}
int shmUnmap(sqlite3_file *file, int deleteIt)
{
    return passOn(file, &sqlite3_io_methods::xShmUnmap, deleteIt);
}

const sqlite3_io_methods methods = {2,          closeFile,  readFile,        writeFile,  truncateFile,
                                    syncFile,   sizeOfFile, lockFile,        unlockFile, checkReserved,
                                    control,    sectorSize, characteristics, shmMap,     shmLock,
                                    shmBarrier, shmUnmap,   nullptr,         nullptr};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *const mine = ours(file);
    mine->name = name;
    mine->base.pMethods = nullptr;
    mine->real()->pMethods = nullptr;
    if (const int refused = name ? refusal("open", mine->fileName(), 0) : SQLITE_OK; refused != SQLITE_OK)
        return refused;
    const int rc = realVfs()->xOpen(realVfs(), name, mine->real(), flags, outFlags);
    if (mine->real()->pMethods)
        mine->base.pMethods = &methods;
    return rc;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    const int rc = realVfs()->xDelete(realVfs(), name, syncFolder);
    if (rc == SQLITE_OK)
        note({Act::Delete, QFileInfo(QString::fromUtf8(name)).fileName()});
    return rc;
}

sqlite3_vfs *registered()
{
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs own = *realVfs(); // what is not overridden works on paths and clocks alone
        own.szOsFile += static_cast<int>(sizeof(File));
        own.zName = vfsName;
        own.pNext = nullptr;
        own.xOpen = openFile;
        own.xDelete = deleteFile;
        return own;
    }();
    static const int rc = sqlite3_vfs_register(&vfs, 0);
    return rc == SQLITE_OK ? &vfs : nullptr;
}

void apply(const Event &event, QByteArray &content)
{
    if (event.act == Act::Truncate) {
        content.resize(event.offset);
        return;
    }
    if (content.size() < event.offset)
        content.append(QByteArray(event.offset - content.size(), '\0'));
    content.replace(event.offset, event.bytes.size(), event.bytes);
}

// Of a write only whole blocks up to a random point: the rest never left the cache.
Event torn(Event event, int block, std::mt19937 &random)
{
    const qint64 first = event.offset / block;
    const qint64 last = (event.offset + event.bytes.size() + block - 1) / block;
    const qint64 until = std::uniform_int_distribution<qint64>(first, last)(random) * block;
    event.bytes.truncate(std::clamp<qint64>(until - event.offset, 0, event.bytes.size()));
    return event;
}

} // namespace

PowerLossVfs &PowerLossVfs::instance()
{
    static PowerLossVfs only;
    if (!registered())
        qFatal("the file system could not be registered");
    return only;
}

const char *PowerLossVfs::name()
{
    (void)instance();
    return vfsName;
}

void PowerLossVfs::setGate(Gate wanted)
{
    const std::lock_guard lock(mutex);
    gate = wanted ? std::make_shared<const Gate>(std::move(wanted)) : nullptr;
}

void PowerLossVfs::setRecording(bool on)
{
    const std::lock_guard lock(mutex);
    recording = on;
}

void PowerLossVfs::startOver()
{
    const std::lock_guard lock(mutex);
    events.clear();
}

std::size_t PowerLossVfs::moment() const
{
    const std::lock_guard lock(mutex);
    return events.size();
}

std::vector<std::size_t> PowerLossVfs::syncs()
{
    const std::lock_guard lock(mutex);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].act == Act::Sync)
            out.push_back(i);
    return out;
}

std::map<QString, QByteArray> PowerLossVfs::disk(std::size_t moment, Unsynced unsynced, std::mt19937 &random) const
{
    const std::lock_guard lock(mutex);
    std::map<QString, QByteArray> synced;
    std::map<QString, std::vector<Event>> pending;
    for (std::size_t i = 0; i < std::min(moment, events.size()); ++i) {
        const Event &event = events[i];
        if (event.act == Act::Delete) { // SQLite syncs the folder where it matters
            synced.erase(event.file);
            pending.erase(event.file);
        } else if (event.act == Act::Sync) {
            for (const auto &waiting : pending[event.file])
                apply(waiting, synced[event.file]);
            pending[event.file].clear();
            synced[event.file]; // an empty file that was synced exists
        } else {
            pending[event.file].push_back(event);
        }
    }
    for (auto &[file, waiting] : pending) {
        if (unsynced == Unsynced::Lost)
            continue;
        if (unsynced != Unsynced::Kept) {
            std::erase_if(waiting,
                          [&](const Event &) { return std::uniform_int_distribution<int>(0, 1)(random) == 0; });
            std::shuffle(waiting.begin(), waiting.end(), random);
            if (!waiting.empty() && waiting.back().act == Act::Write && unsynced != Unsynced::Some)
                waiting.back() = torn(waiting.back(), unsynced == Unsynced::Torn512 ? 512 : 4096, random);
        }
        for (const auto &event : waiting)
            apply(event, synced[file]);
    }
    return synced;
}

} // namespace torture
