// What the parts of one account's reading share: where it is read from, where it goes, and who is told. After every
// wait its users ask the stop token before they touch reader or store again, so those may be gone once stop was
// requested.
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
    std::optional<Stream> stream; // the one that was begun last; empty = none is being read
    int pages = 0;                // of this round
    int applications = 0;         // read in this round
    bool firstTime = false;       // the first complete reading of the account is still under way
};

struct Reports
{
    std::function<void(const std::vector<domain::ApplicationId> &)> changed;
    std::function<void(const Progress &)> progressed;
};

template <class Row>
using Fetch = base::Task<base::Result<ats::Page<Row>>> (ats::Reader::*)(ats::Window, QString, std::stop_token);
template <class Row>
using Save = StreamRepository::Saved (StreamRepository::*)(domain::AccountId, std::vector<Row>, StreamState);

tl::unexpected<base::Error> stopped(); // Cancelled

// Streams read side by side: the first error stops the others, and it is the one that counts.
class Siblings
{
public:
    explicit Siblings(std::stop_token outer);
    std::stop_token token() const { return m_stop.get_token(); }
    void end(const base::Error &error);
    // The error, if any of them had one, or that of the outer stop.
    base::Result<void> outcome() const;

private:
    std::stop_source m_stop;
    std::stop_token m_outer;
    std::stop_callback<std::function<void()>> m_forward;
    std::optional<base::Error> m_first;
};

struct RoundState
{
    domain::AccountId account;
    ats::Reader &reader;
    StreamRepository streams;
    std::shared_ptr<base::Clock> clock;
    Reports reports = {};
    Progress progress = {};

    void enter(Stream stream);
    void countPage();
    void announce(const StreamRepository::Touched &touched) const;
    QDateTime now() const; // the earlier of our clock and the system's
    std::size_t idsPerRequest() const;

    // One page of an open window. A cursor that has lapsed begins the window again, which costs requests but no row.
    template <class Row>
    [[nodiscard]] base::Task<base::Result<ats::Page<Row>>> fetchPage(Stream stream, Fetch<Row> fetch, StreamState state,
                                                                     std::stop_token stop);
    // With everything that makes the cases whole; at most idsPerRequest().
    [[nodiscard]] base::Task<base::Result<Cases>> wholeCases(std::vector<domain::Application> applications,
                                                             std::stop_token stop);
    static bool isLapsedCursor(const base::Error &error);
};

template <class Row>
base::Task<base::Result<ats::Page<Row>>> RoundState::fetchPage(Stream stream, Fetch<Row> fetch, StreamState state,
                                                               std::stop_token stop)
{
    const ats::Window window{windowFrom(state), state.windowUntil};
    auto page = co_await (reader.*fetch)(window, state.nextPage, stop);
    if (stop.stop_requested())
        co_return stopped();
    if (page && !page->next.isEmpty() && page->next == state.nextPage)
        co_return base::failure(base::Kind::BadAnswer, QStringLiteral("a page names itself as the next one"),
                                streamName(stream));
    if (page || state.nextPage.isEmpty() || !isLapsedCursor(page.error()))
        co_return page;
    auto again = co_await (reader.*fetch)(window, QString(), stop);
    if (stop.stop_requested())
        co_return stopped();
    co_return again;
}

} // namespace syncing
