// Gets a case ready before it is opened: files fetched and kept, documents read, drafts made. The next cases are ready
// before they are asked for. // DESIGN 10 (20)
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QSet>

#include "app/countersign/CasePictures.h"
#include "app/countersign/ModelDesk.h"
#include "ats/Reader.h"
#include "base/Clock.h"
#include "base/TaskScope.h"
#include "documents/WorkerPool.h"
#include "review/Desk.h"
#include "sync/CaseRepository.h"
#include "sync/ReadingRepository.h"

namespace app {

class CaseStudio
{
public:
    CaseStudio(syncing::CaseRepository &cases, syncing::ReadingRepository &readings, review::Desk &desk,
               documents::WorkerPool &pool, ModelDesk &models, std::shared_ptr<base::Clock> clock);

    // Where files of an account are fetched from; without it only files kept before can be shown.
    // readCase brings a case into the store whose parts have not been read yet.
    using ReadCase = std::function<base::Task<base::Result<void>>(domain::ApplicationId, std::stop_token)>;
    // establishment: where the company of this account sits, as its profile says.
    void setReader(const domain::AccountId &account, ats::Reader *reader, ReadCase readCase = {},
                   QString establishment = {});

    // Files and documents, then drafts as far as the requisition's criteria are approved. Errors: NotFound, Storage,
    // Cancelled. A file that cannot be fetched or read is no error: it is said in the case.
    [[nodiscard]] base::Task<base::Result<CasePtr>> prepare(domain::AccountId account, domain::ApplicationId id,
                                                            std::stop_token stop);
    void setLanguage(const QString &language) { m_language = language; } // of drafts: as of CaseInput
    void checkTextLayers(bool wanted) { m_checksLayers = wanted; }
    CasePictures &pictures() { return m_pictures; }
    // What is ready already; moves it to the front.
    CasePtr ready(const QString &key);
    using CaseRef = std::pair<domain::AccountId, domain::ApplicationId>;
    // Prepares these in order, one after the other, and forgets what was prefetched for elsewhere. Then makes the
    // drafts of further ones that have none yet, without keeping their papers at hand.
    void prefetch(std::vector<CaseRef> next, std::vector<CaseRef> thenDraft = {});
    void forget(const QString &key); // the record changed: read it again
    void forgetAll();
    // Makes the drafts that are missing or out of date; keeps what a person touched, and what the model made.
    [[nodiscard]] base::Task<base::Result<void>> draft(CasePtr prepared, std::stop_token stop);
    // Holds the papers' words against their pages, half a second to a second a page, and withdraws what was drafted
    // from words that are not there. Nothing is done twice. Before anything leaves for a model. // SEC-34, SEC-35
    [[nodiscard]] base::Task<base::Result<void>> holdAgainstPages(CasePtr prepared, std::stop_token stop);
    // That, then the model's drafts, where there is one, with their passages placed. Says in prepared->model what came
    // of it.
    [[nodiscard]] base::Task<base::Result<void>> finish(CasePtr prepared, std::stop_token stop);

private:
    [[nodiscard]] base::Task<base::Result<CaseFile>> fetch(domain::AccountId account, domain::Attachment attachment,
                                                           std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> prefetchAll(std::vector<CaseRef> next, std::vector<CaseRef> thenDraft,
                                                             std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<CasePtr>> makeReady(domain::AccountId account, domain::ApplicationId id,
                                                              std::stop_token stop);
    bool isDrafted(const CaseRef &about);
    // True: something is read otherwise now.
    [[nodiscard]] base::Task<base::Result<bool>> checkLayers(CasePtr prepared, std::stop_token stop);
    std::vector<domain::Passage> passagesOf(const PreparedCase &prepared);
    void keep(CasePtr prepared);

    static constexpr std::size_t keptCases = 5; // each with its document workers

    syncing::CaseRepository &m_cases;
    syncing::ReadingRepository &m_readings;
    review::Desk &m_desk;
    documents::WorkerPool &m_pool;
    ModelDesk &m_models;
    std::shared_ptr<base::Clock> m_clock;
    QHash<domain::AccountId, ats::Reader *> m_readers;
    QHash<domain::AccountId, ReadCase> m_readCase;
    QHash<domain::AccountId, QString> m_establishments;
    QString m_language;
    bool m_checksLayers = false;
    CasePictures m_pictures;
    std::deque<CasePtr> m_kept;                                       // newest first
    std::map<base::Digest, std::vector<domain::PageCheck>> m_checked; // since the start, by file; empty: cannot be
    QSet<QString> m_triedAhead; // a model that has no answer to one of these is not asked on every key
    base::TaskScope m_prefetch;
};

} // namespace app
