// One round of reading an account: everything that changed since the last one, page by page, newest first. It can end
// at any moment; what is stored stays, and the next round goes on from there.
#pragma once

#include "sync/RoundState.h"

namespace syncing {

// Lives as long as a task of it runs: that is why run() takes it by shared pointer.
class Round
{
public:
    Round(domain::AccountId account, QString subject, ats::Reader &reader, store::Store &store,
          std::shared_ptr<base::Clock> clock);

    void report(Reports reports) { m_shared.reports = std::move(reports); }

    // Errors: those of ats::Reader and StreamRepository.
    [[nodiscard]] static base::Task<base::Result<void>> run(std::shared_ptr<Round> self, std::stop_token stop);
    // Reads one case anew, with notes and scorecards. NotFound: it is gone at the system and was removed here.
    [[nodiscard]] static base::Task<base::Result<void>>
    readCase(std::shared_ptr<Round> self, domain::ApplicationId application, std::stop_token stop);

private:
    [[nodiscard]] base::Task<base::Result<void>> readAll(std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> readBasics(std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> readJobs(std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> readChanges(std::stop_token stop);
    template <class Row>
    [[nodiscard]] base::Task<base::Result<void>> follow(Stream stream, Fetch<Row> fetch, Save<Row> save,
                                                        std::stop_token stop);
    // Beside others; its error is theirs too.
    template <class Row>
    [[nodiscard]] base::Task<base::Result<void>> beside(Stream stream, Fetch<Row> fetch, Save<Row> save,
                                                        std::shared_ptr<Siblings> siblings);
    [[nodiscard]] base::Task<base::Result<void>> followApplications(std::stop_token stop);

    QString m_subject;
    RoundState m_shared;
    std::optional<base::Milliseconds> m_basicsReadAt; // monotonic
};

} // namespace syncing
