// One round of reading an account: everything that changed since the last one, page by page, newest first. It can end
// at any moment; what is stored stays, and the next round goes on from there.
#pragma once

#include <functional>
#include <memory>

#include "ats/Reader.h"
#include "base/Clock.h"
#include "sync/StreamRepository.h"

namespace syncing {

// For the status line.
struct Progress
{
    std::optional<Stream> stream; // being read; empty = none
    int pages = 0;                // of this round
    int applications = 0;         // read in this round
    bool firstTime = false;       // the first complete reading of the account is still under way
};

// Lives as long as a task of it runs: that is why run() takes it by shared pointer. After every wait it asks the stop
// token before it touches reader or store again, so those may be gone once stop was requested.
class Round
{
public:
    struct Reports
    {
        std::function<void(const std::vector<domain::ApplicationId> &)> changed;
        std::function<void(const Progress &)> progressed;
    };

    Round(domain::AccountId account, QString subject, ats::Reader &reader, store::Store &store,
          std::shared_ptr<base::Clock> clock);

    void report(Reports reports) { m_reports = std::move(reports); }

    // Errors: those of ats::Reader and StreamRepository.
    [[nodiscard]] static base::Task<base::Result<void>> run(std::shared_ptr<Round> self, std::stop_token stop);
    // Reads one case anew, with notes and scorecards. NotFound: it is gone at the system and was removed here.
    [[nodiscard]] static base::Task<base::Result<void>>
    readCase(std::shared_ptr<Round> self, domain::ApplicationId application, std::stop_token stop);

private:
    template <class Row>
    using Fetch = base::Task<base::Result<ats::Page<Row>>> (ats::Reader::*)(ats::Window, QString, std::stop_token);
    template <class Row>
    using Save = StreamRepository::Saved (StreamRepository::*)(domain::AccountId, std::vector<Row>, StreamState);

    [[nodiscard]] base::Task<base::Result<void>> readAll(std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> readBasics(std::stop_token stop);
    template <class Row>
    [[nodiscard]] base::Task<base::Result<void>> follow(Stream stream, Fetch<Row> fetch, Save<Row> save,
                                                        std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> followApplications(std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> beginLaterStreams(StreamState applications, std::stop_token stop);
    template <class Row>
    [[nodiscard]] base::Task<base::Result<ats::Page<Row>>> fetchPage(Fetch<Row> fetch, StreamState state,
                                                                     std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<Cases>> wholeCases(std::vector<domain::Application> applications,
                                                             std::stop_token stop);
    void enter(Stream stream);
    void countPage();
    void announce(const StreamRepository::Touched &touched) const;
    QDateTime now() const; // the earlier of our clock and the system's

    domain::AccountId m_account;
    QString m_subject;
    ats::Reader &m_reader;
    StreamRepository m_streams;
    std::shared_ptr<base::Clock> m_clock;
    Reports m_reports;
    Progress m_progress;
    std::optional<base::Milliseconds> m_basicsReadAt; // monotonic
};

} // namespace syncing
