// The first complete reading of an account: applications, people and files side by side, each by pages as large as the
// system gives, newest first. Only the very first cases are read by their ids, so that they can be opened within
// moments. It can end at any moment and goes on from the pages that are stored.
#pragma once

#include "sync/RoundState.h"

namespace syncing {

class FirstReading
{
public:
    explicit FirstReading(RoundState &shared) : m_shared(shared) {}

    base::Result<bool> isDone() const; // Storage
    [[nodiscard]] base::Task<base::Result<void>> run(std::stop_token stop);

private:
    // People and files come in an order of their own, some before their application. What belongs to nobody can be told
    // only when all applications are there: the last pages wait for that.
    template <class Row>
    struct LastPage
    {
        std::vector<Row> rows;
        std::optional<StreamState> state; // empty: an earlier run has stored it
    };
    template <class Row>
    [[nodiscard]] base::Task<base::Result<LastPage<Row>>> upToTheLast(Stream stream, Fetch<Row> fetch, Save<Row> save,
                                                                      std::shared_ptr<Siblings> siblings);
    template <class Row>
    [[nodiscard]] base::Task<base::Result<LastPage<Row>>> readStream(Stream stream, Fetch<Row> fetch, Save<Row> save,
                                                                     std::stop_token stop);
    template <class Row>
    [[nodiscard]] base::Task<base::Result<void>> keep(Save<Row> save, LastPage<Row> page, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> storeFirstCases(std::vector<domain::Application> rows,
                                                                 std::stop_token stop);

    RoundState &m_shared;
};

} // namespace syncing
