// The store of one user: one writing connection on its own thread, read-only readers. Repositories are built on it and
// live with their owners; everybody else only sees their methods.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include <QFuture>
#include <QLockFile>
#include <QPromise>
#include <QString>

#include <QCoroFuture>

#include "base/Secret.h"
#include "base/Task.h"
#include "store/Connection.h"
#include "store/Fault.h"
#include "store/Sealed.h"

namespace store {

struct StoreOptions
{
    QString path;                 // empty = in memory ("look only"); the folder is made 0700, the file 0600
    base::Secret installationKey; // 32 bytes
    std::function<void(const char *sql)> beforeStep; // tests: sees each step of the writer, may throw Fault
    QByteArray vfs = {}; // tests: the name of a registered SQLite file system; empty = the default one
};

template <class R>
struct Unwrapped
{
    using Type = R;
};
template <class T>
struct Unwrapped<base::Result<T>>
{
    using Type = T;
};

// What a piece of work on the store comes to, without its Result.
template <class F>
using ValueOf = typename Unwrapped<std::invoke_result_t<F, Connection &, KeyRing &>>::Type;

class Store
{
public:
    // Errors: Storage (cannot open, disk, damaged), Conflict (another process has it), Keychain (the key does not fit).
    // A store from a newer version opens read-only. // REL-11
    static base::Result<std::unique_ptr<Store>> open(StoreOptions options);
    ~Store();

    bool isReadOnly() const { return m_readOnly; }
    bool isInMemory() const { return m_options.path.isEmpty(); }
    // A key of its own for one purpose, the same as long as the store lives.
    base::Secret derivedKey(const QByteArray &purpose) const { return m_keys->derived(purpose); }

    // Runs work(Connection &, KeyRing &) as one transaction on the writer's thread and answers after COMMIT. // REL-01
    // work returns a value or a Result; an error or a Fault rolls everything back. Used by *Repository.cpp only.
    template <class F>
    [[nodiscard]] auto write(F work) -> base::Task<base::Result<ValueOf<F>>>;

    // Runs work on the calling (GUI) thread's reader: for short look-ups by key.
    template <class F>
    auto read(F work) -> base::Result<ValueOf<F>>;

    // Runs work on a pool thread with a reader of its own: for long reads.
    template <class F>
    [[nodiscard]] auto readAside(F work) -> base::Task<base::Result<ValueOf<F>>>;

private:
    explicit Store(StoreOptions options);
    base::Result<void> start();
    void enqueue(std::function<void(Connection &, KeyRing &)> job);
    void runAside(std::function<void()> job);
    std::unique_ptr<Connection> takeReader(); // a new one reads the whole schema first: they are kept
    void giveBack(std::unique_ptr<Connection> reader);

    template <class F>
    static auto guarded(F &&call) -> base::Result<typename Unwrapped<std::invoke_result_t<F>>::Type>;

    StoreOptions m_options;
    bool m_readOnly = false;
    std::unique_ptr<QLockFile> m_lock;
    std::mutex m_idleMutex;
    std::vector<std::unique_ptr<Connection>> m_idleReaders;
    std::unique_ptr<Connection> m_reader; // null in memory: reads then share the writer's connection under its mutex
    std::unique_ptr<KeyRing> m_keys;
    class Writer;
    std::unique_ptr<Writer> m_writer;
    template <class F>
    auto withReader(F &&work) -> base::Result<ValueOf<F>>;
    void withWriterConnection(const std::function<void(Connection &)> &work);
};

template <class F>
auto Store::guarded(F &&call) -> base::Result<typename Unwrapped<std::invoke_result_t<F>>::Type>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            call();
            return {};
        } else {
            return call();
        }
    } catch (const Fault &fault) {
        return base::failure(base::Kind::Storage, QString::fromUtf8(fault.what()));
    } catch (const std::exception &e) {
        return base::failure(base::Kind::Storage, QString::fromUtf8(e.what()));
    }
}

template <class F>
auto Store::write(F work) -> base::Task<base::Result<ValueOf<F>>>
{
    using R = base::Result<ValueOf<F>>;
    if (m_readOnly)
        co_return base::failure(base::Kind::Unsupported, QStringLiteral("the store is open read-only: newer version"),
                                QStringLiteral("store"));
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    auto future = promise->future();
    enqueue([promise, work = std::move(work)](Connection &db, KeyRing &keys) mutable {
        R outcome = guarded([&]() -> R {
            Transaction tx(db);
            if constexpr (std::is_void_v<std::invoke_result_t<F, Connection &, KeyRing &>>) {
                work(db, keys);
                tx.commit();
                return {};
            } else {
                R result = work(db, keys);
                if (result)
                    tx.commit();
                return result;
            }
        });
        if (!outcome)
            keys.forgetCached();
        promise->addResult(std::move(outcome));
        promise->finish();
    });
    auto result = co_await future;
    co_return result;
}

template <class F>
auto Store::withReader(F &&work) -> base::Result<ValueOf<F>>
{
    std::optional<base::Result<ValueOf<F>>> result; // a value may be move-only
    withWriterConnection([&](Connection &db) { result.emplace(guarded([&] { return work(db, *m_keys); })); });
    return std::move(*result);
}

template <class F>
auto Store::read(F work) -> base::Result<ValueOf<F>>
{
    if (!m_reader)
        return withReader(work);
    return guarded([&] { return work(*m_reader, *m_keys); });
}

template <class F>
auto Store::readAside(F work) -> base::Task<base::Result<ValueOf<F>>>
{
    using R = base::Result<ValueOf<F>>;
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    auto future = promise->future();
    runAside([this, promise, work = std::move(work)]() mutable {
        if (!m_reader)
            promise->addResult(withReader(work));
        else
            promise->addResult(guarded([&]() -> R {
                auto reader = takeReader();
                R result = work(*reader, *m_keys);
                giveBack(std::move(reader)); // not after a fault: who knows what state it is in
                return result;
            }));
        promise->finish();
    });
    auto result = co_await future;
    co_return result;
}

} // namespace store
