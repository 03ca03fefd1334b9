// The reading half of the program in front of the practice ATS: connector, store, poller.
#pragma once

#include <QFile>

#include "ats/greenhouse/Endpoints.h"
#include "ats/greenhouse/GreenhouseReader.h"
#include "net/Credentials.h"
#include "practice/PracticeProcess.h"
#include "support/TempStore.h"
#include "sync/CaseRepository.h"
#include "sync/Poller.h"

namespace sync_testing {

class TokenCredentials final : public net::Credentials
{
public:
    explicit TokenCredentials(QString token) : m_value("Bearer " + token.toUtf8()) {}
    base::Task<base::Result<QByteArray>> authorization(std::stop_token) override
    {
        const QByteArray value = m_value; // QCoro moves from what is returned by conversion, members included
        co_return value;
    }
    base::Task<base::Result<QByteArray>> renewed(QByteArray, std::stop_token) override
    {
        co_return base::failure(base::Kind::SignedOut, QStringLiteral("the session is over"));
    }

private:
    QByteArray m_value;
};

template <class T>
base::Result<T> run(base::Task<base::Result<T>> task)
{
    auto result = support::runTask(std::move(task), 100'000);
    if (!result)
        return base::failure(base::Kind::TimedOut, QStringLiteral("the task never ended"));
    return std::move(*result);
}

inline domain::ConnectionProfile profile()
{
    return {};
}

struct SyncRig
{
    SyncRig(const practice_testing::PracticeProcess &practice, const QString &token, int rowsPerPage)
        : subject(QString::number(practice.user(true).at("id").get<qint64>())),
          credentials(std::make_shared<TokenCredentials>(token)),
          channel(transport, credentials, pacer, clock, QUrl(practice.word("api")), ats::greenhouse::safeEndpoints),
          reader(channel, profile(), {QStringLiteral("ai_review"), ats::greenhouse::NoteAuthor::Sent, rowsPerPage})
    {
    }

    // A poller of its own for each run: nothing but the store is remembered.
    base::Result<void> sync(store::Store &store, std::function<void(const syncing::Progress &)> onProgress = {},
                            std::stop_token stop = {})
    {
        syncing::Poller poller(account, subject, reader, store, clock);
        QObject::connect(&poller, &syncing::Poller::progressed, &poller, [&] {
            if (onProgress)
                onProgress(poller.progress());
        });
        return run(poller.syncOnce(stop));
    }

    domain::AccountId account{QStringLiteral("account-1")};
    QString subject;
    std::shared_ptr<base::Clock> clock = std::make_shared<base::SystemClock>();
    net::Transport transport{clock};
    std::shared_ptr<net::Pacer> pacer = std::make_shared<net::Pacer>(clock);
    std::shared_ptr<TokenCredentials> credentials;
    net::ReadChannel channel;
    ats::greenhouse::GreenhouseReader reader;
};

// Everything that a round brings, as text that can be compared.
QByteArray contentOf(store::Store &store, const domain::AccountId &account);

// The files as a kill at this moment would leave them.
struct Image
{
    QByteArray database;
    QByteArray log;
};
Image imageOf(const support::TempStore &store);
void restore(support::TempStore &store, const Image &image);

} // namespace sync_testing
