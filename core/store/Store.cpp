#include "store/Store.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

#include "base/Log.h"
#include "store/Migrations.h"

namespace store {

// One thread, one connection, one queue. In memory the connection is shared with readers under the mutex.
class Store::Writer
{
public:
    Writer(std::unique_ptr<Connection> db, KeyRing &keys)
        : m_db(std::move(db)), m_keys(keys), m_thread([this] { loop(); })
    {
    }
    ~Writer()
    {
        {
            const std::lock_guard lock(m_queueMutex);
            m_stop = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void enqueue(std::function<void(Connection &, KeyRing &)> job)
    {
        {
            const std::lock_guard lock(m_queueMutex);
            m_queue.push_back(std::move(job));
        }
        m_wake.notify_one();
    }

    void with(const std::function<void(Connection &)> &work)
    {
        const std::lock_guard lock(m_connectionMutex);
        work(*m_db);
    }

private:
    void loop()
    {
        for (;;) {
            std::function<void(Connection &, KeyRing &)> job;
            {
                std::unique_lock lock(m_queueMutex);
                m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
                if (m_queue.empty())
                    return; // what was asked for before the end is still done
                job = std::move(m_queue.front());
                m_queue.pop_front();
            }
            const std::lock_guard lock(m_connectionMutex);
            job(*m_db, m_keys);
        }
    }

    std::unique_ptr<Connection> m_db;
    KeyRing &m_keys;
    std::mutex m_connectionMutex;
    std::mutex m_queueMutex;
    std::condition_variable m_wake;
    std::deque<std::function<void(Connection &, KeyRing &)>> m_queue;
    bool m_stop = false;
    std::thread m_thread;
};

Store::Store(StoreOptions options) : m_options(std::move(options)) {}

Store::~Store()
{
    QThreadPool::globalInstance()->waitForDone();
    m_idleReaders.clear();
    m_reader.reset(); // before the writer, which as the last one folds the write-ahead log into the file
    m_writer.reset();
}

base::Result<std::unique_ptr<Store>> Store::open(StoreOptions options)
{
    std::unique_ptr<Store> store(new Store(std::move(options)));
    TRY_VOID(store->start());
    return store;
}

base::Result<void> Store::start()
{
    const QString path = m_options.path;
    const QString subject = QFileInfo(path).fileName();
    if (!path.isEmpty()) {
        const QFileInfo file(path);
        if (!QDir().mkpath(file.absolutePath()))
            return base::failure(base::Kind::Storage, QStringLiteral("the folder cannot be made"), file.absolutePath());
        // SEC-59: wrong modes are repaired
        QFile::setPermissions(file.absolutePath(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
        m_lock->setStaleLockTime(0);
        if (!m_lock->tryLock(0)) {
            if (m_lock->error() == QLockFile::LockFailedError)
                return base::failure(base::Kind::Conflict, QStringLiteral("another process holds the store"), subject);
            return base::failure(base::Kind::Storage, QStringLiteral("the lock file cannot be written"),
                                 file.absolutePath());
        }
    }
    try {
        const QString where = path.isEmpty() ? QStringLiteral(":memory:") : path;
        qCDebug(logStore, "SQLite %s", qUtf8Printable(libraryVersion())); // REL-05
        auto db = std::make_unique<Connection>(where, Access::Write, m_options.beforeStep, m_options.vfs);
        if (!path.isEmpty())
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        m_readOnly = versionOf(*db) > newestVersion();
        if (!m_readOnly)
            migrate(*db);
        try {
            Transaction tx(*db);
            m_keys = std::make_unique<KeyRing>(*db, m_options.installationKey);
            tx.commit();
        } catch (const Fault &fault) {
            if (fault.code == 0)
                return base::failure(base::Kind::Keychain, QString::fromUtf8(fault.what()), subject);
            throw;
        }
        if (!path.isEmpty())
            m_reader = std::make_unique<Connection>(path, Access::Read, nullptr, m_options.vfs);
        m_writer = std::make_unique<Writer>(std::move(db), *m_keys);
    } catch (const Fault &fault) {
        return base::failure(base::Kind::Storage, QString::fromUtf8(fault.what()), subject);
    }
    return {};
}

void Store::enqueue(std::function<void(Connection &, KeyRing &)> job)
{
    m_writer->enqueue(std::move(job));
}

void Store::runAside(std::function<void()> job)
{
    QThreadPool::globalInstance()->start(std::move(job));
}

std::unique_ptr<Connection> Store::takeReader()
{
    {
        const std::lock_guard lock(m_idleMutex);
        if (!m_idleReaders.empty()) {
            auto reader = std::move(m_idleReaders.back());
            m_idleReaders.pop_back();
            return reader;
        }
    }
    return std::make_unique<Connection>(m_options.path, Access::Read, nullptr, m_options.vfs);
}

void Store::giveBack(std::unique_ptr<Connection> reader)
{
    static constexpr std::size_t most = 2;
    const std::lock_guard lock(m_idleMutex);
    if (m_idleReaders.size() < most)
        m_idleReaders.push_back(std::move(reader));
}

void Store::withWriterConnection(const std::function<void(Connection &)> &work)
{
    m_writer->with(work);
}

} // namespace store
