#include "auth/KeychainVault.h"

#include <QDir>
#include <QFile>
#include <QPromise>
#include <QSettings>

#include <QCoroFuture>
#include <qt6keychain/keychain.h>

#include "base/Digest.h"
#include "base/Ids.h"
#include "base/Log.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;
using base::Secret;
using base::Task;
using namespace std::chrono_literals;

static constexpr qsizetype mostInItem = 2'000; // SEC-16

static QString serviceName()
{
    return QStringLiteral("example.countersign.Countersign");
}

// One job and what became of it. QtKeychain's object deletes itself when it has ended, also when nobody waits any more:
// deleting it under way would leave the platform's callback with a dead pointer.
struct KeychainVault::Job
{
    enum class Act
    {
        Read,
        Write,
        Delete
    };
    Act act;
    QString name;
    Secret data; // to write, or as read

    QKeychain::Error error = QKeychain::OtherError;
    QString message;
    QPromise<bool> promise;
    bool done = false;

    Job(Act what, QString item, Secret bytes = {}) : act(what), name(std::move(item)), data(std::move(bytes)) {}

    QKeychain::Job *make() const
    {
        if (act == Act::Read)
            return new QKeychain::ReadPasswordJob(serviceName());
        if (act == Act::Delete)
            return new QKeychain::DeletePasswordJob(serviceName());
        auto *write = new QKeychain::WritePasswordJob(serviceName());
        write->setBinaryData(data.reveal());
        return write;
    }

    void finish()
    {
        if (std::exchange(done, true))
            return;
        promise.addResult(true);
        promise.finish();
    }
};

KeychainVault::KeychainVault(std::shared_ptr<base::Clock> clock, QString installation, std::function<void()> onSlow)
    : m_clock(std::move(clock)),
      m_name(serviceName() + QLatin1Char('/') + base::Digest::of(installation.toUtf8()).base32(26) +
             QStringLiteral("/store-key")),
      m_onSlow(std::move(onSlow))
{
}

Task<Result<std::shared_ptr<KeychainVault::Job>>> KeychainVault::run(std::shared_ptr<Job> job, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(Kind::Cancelled, QStringLiteral("stopped before the keychain was asked"));
    job->promise.start();
    auto future = job->promise.future();
    QKeychain::Job *const chain = job->make();
    chain->setKey(job->name);
    chain->setInsecureFallback(false);
    // One backend imports a plain-text entry of the default settings unasked; an empty file of its own has none. //
    // SEC-15
    const QString empty = QDir::tempPath() + QStringLiteral("/countersign-%1.ini").arg(base::freshId());
    chain->setSettings(new QSettings(empty, QSettings::IniFormat, chain));
    QObject::connect(chain, &QKeychain::Job::finished, chain, [job, empty](QKeychain::Job *ended) {
        job->error = ended->error();
        job->message = ended->errorString();
        if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(ended))
            job->data = Secret(read->binaryData());
        QFile::remove(empty);
        job->finish();
    });
    std::shared_ptr<void> watchdog;
    if (m_onSlow)
        watchdog = m_clock->after(10s, m_onSlow);
    const std::stop_callback onStop(stop, [job] { job->finish(); });
    chain->start();
    co_await future; // resumes through the event loop: a job begun inside another's handler would stall
    if (stop.stop_requested())
        co_return failure(Kind::Cancelled, QStringLiteral("stopped while the keychain was asked"));
    co_return job;
}

static VaultAnswer closed(QKeychain::Error error, const QString &message)
{
    VaultAnswer answer;
    const bool locked = error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser;
    answer.state = locked ? VaultState::Locked : VaultState::Unavailable;
    answer.why = QStringLiteral("keychain error %1: %2").arg(static_cast<int>(error)).arg(base::loggable(message));
    return answer;
}

Task<Result<VaultAnswer>> KeychainVault::find(std::stop_token stop)
{
    const auto job = std::make_shared<Job>(Job::Act::Read, m_name);
    CO_TRY(const auto read, co_await run(job, stop));
    VaultAnswer answer;
    if (read->error == QKeychain::NoError && read->data.reveal().size() == 32) {
        answer.state = VaultState::Found;
        answer.key = read->data;
        co_return answer;
    }
    if (read->error == QKeychain::NoError) {
        answer.why = QStringLiteral("the keychain's item is not a key");
        co_return answer;
    }
    if (read->error != QKeychain::EntryNotFound)
        co_return closed(read->error, read->message);
    auto probed = co_await probe(stop); // a locked keychain says "not found" as well
    co_return probed;
}

Task<Result<VaultAnswer>> KeychainVault::probe(std::stop_token stop)
{
    const QString name = m_name + QStringLiteral("/probe/") + base::freshId();
    const Secret canary(base::randomBytes(32));
    const auto writing = std::make_shared<Job>(Job::Act::Write, name, canary);
    CO_TRY(const auto written, co_await run(writing, stop));
    if (written->error != QKeychain::NoError)
        co_return closed(written->error, written->message);
    const auto reading = std::make_shared<Job>(Job::Act::Read, name);
    CO_TRY(const auto read, co_await run(reading, stop));
    const auto deleting = std::make_shared<Job>(Job::Act::Delete, name);
    CO_TRY(const auto deleted, co_await run(deleting, stop));
    VaultAnswer answer;
    if (read->error != QKeychain::NoError || read->data.reveal() != canary.reveal())
        answer.why = QStringLiteral("the keychain does not give back what it took (error %1)")
                         .arg(static_cast<int>(read->error));
    else
        answer.state = VaultState::Absent;
    if (deleted->error != QKeychain::NoError)
        qCInfo(logAuth) << "the keychain kept a probe:" << deleted->error;
    co_return answer;
}

Task<Result<void>> KeychainVault::keep(Secret key, std::stop_token stop)
{
    Q_ASSERT(key.reveal().size() <= mostInItem);
    CO_TRY(const auto before, co_await find(stop));
    if (before.state == VaultState::Found && before.key.reveal() == key.reveal())
        co_return Result<void>{};
    if (before.state == VaultState::Found)
        co_return failure(Kind::Conflict, QStringLiteral("the keychain holds another key"));
    if (before.state != VaultState::Absent)
        co_return failure(Kind::Keychain, before.why);
    const auto job = std::make_shared<Job>(Job::Act::Write, m_name, key);
    CO_TRY(const auto written, co_await run(job, stop));
    if (written->error != QKeychain::NoError)
        co_return failure(Kind::Keychain, closed(written->error, written->message).why);
    CO_TRY(const auto after, co_await find(stop));
    if (after.state != VaultState::Found || after.key.reveal() != key.reveal())
        co_return failure(Kind::Keychain, QStringLiteral("the key could not be read back"));
    co_return Result<void>{};
}

Task<Result<void>> KeychainVault::forget(std::stop_token stop)
{
    const auto job = std::make_shared<Job>(Job::Act::Delete, m_name);
    CO_TRY(const auto deleted, co_await run(job, stop));
    if (deleted->error != QKeychain::NoError && deleted->error != QKeychain::EntryNotFound)
        co_return failure(Kind::Keychain, closed(deleted->error, deleted->message).why);
    co_return Result<void>{};
}

} // namespace auth
