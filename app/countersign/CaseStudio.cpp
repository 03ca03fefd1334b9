#include "app/countersign/CaseStudio.h"

#include <algorithm>

#include "base/Aside.h"
#include "base/Log.h"
#include "drafting/BuiltInEngine.h"
#include "drafting/Grounding.h"

namespace app {

namespace {

bool isReadable(const CaseFile &file)
{
    return file.document && file.document->text().state == domain::ReadState::Ok;
}

} // namespace

std::vector<domain::DocumentText> PreparedCase::readableTexts() const
{
    std::vector<domain::DocumentText> out;
    for (const auto &file : files)
        if (isReadable(file))
            out.push_back(file.document->text());
    return out;
}

int PreparedCase::fileWith(const base::Digest &digest) const
{
    const auto it = std::find_if(files.begin(), files.end(), [&digest](const CaseFile &file) {
        return file.document && file.document->text().digest == digest;
    });
    return it == files.end() ? -1 : static_cast<int>(it - files.begin());
}

CaseStudio::CaseStudio(syncing::CaseRepository &cases, syncing::ReadingRepository &readings, review::Desk &desk,
                       documents::WorkerPool &pool, ModelDesk &models, std::shared_ptr<base::Clock> clock)
    : m_cases(cases), m_readings(readings), m_desk(desk), m_pool(pool), m_models(models), m_clock(std::move(clock))
{
}

void CaseStudio::setReader(const domain::AccountId &account, ats::Reader *reader, ReadCase readCase,
                           QString establishment)
{
    m_establishments.insert(account, std::move(establishment));
    m_readers.insert(account, reader);
    m_readCase.insert(account, std::move(readCase));
}

CasePtr CaseStudio::ready(const QString &key)
{
    const auto it =
        std::find_if(m_kept.begin(), m_kept.end(), [&key](const CasePtr &kept) { return kept->key() == key; });
    if (it == m_kept.end())
        return nullptr;
    auto found = *it;
    m_kept.erase(it);
    m_kept.push_front(found);
    return found;
}

void CaseStudio::keep(CasePtr prepared)
{
    forget(prepared->key());
    m_kept.push_front(std::move(prepared));
    if (m_kept.size() > keptCases)
        m_kept.pop_back();
}

std::vector<domain::Passage> CaseStudio::passagesOf(const PreparedCase &prepared)
{
    std::vector<domain::Passage> out;
    for (const auto kind : {domain::OutputKind::Summary, domain::OutputKind::Screening}) {
        const auto stored = m_desk.currentDraft(prepared.account, prepared.application.id, kind);
        if (!stored || !*stored)
            continue;
        for (const auto &claim : (*stored)->draft.claims)
            if (claim.passage)
                out.push_back(*claim.passage);
    }
    return out;
}

void CaseStudio::forget(const QString &key)
{
    std::erase_if(m_kept, [&key](const CasePtr &kept) { return kept->key() == key; });
}

void CaseStudio::forgetAll()
{
    m_prefetch.restart();
    m_kept.clear();
    m_triedAhead.clear();
}

void CaseStudio::prefetch(std::vector<CaseRef> next, std::vector<CaseRef> thenDraft)
{
    m_prefetch.restart();
    m_prefetch.start(prefetchAll(std::move(next), std::move(thenDraft), m_prefetch.token()),
                     [](const base::Result<void> &) {});
}

bool CaseStudio::isDrafted(const CaseRef &about)
{
    const auto stored = m_desk.currentDraft(about.first, about.second, domain::OutputKind::Summary);
    return stored && *stored && (!m_models.isOn() || m_models.made((*stored)->draft));
}

base::Task<base::Result<void>> CaseStudio::prefetchAll(std::vector<CaseRef> next, std::vector<CaseRef> thenDraft,
                                                       std::stop_token stop)
{
    for (const auto &[account, id] : next) {
        if (stop.stop_requested())
            break;
        if (ready(PreparedCase::keyOf(account, id)))
            continue;
        const auto prepared = co_await prepare(account, id, stop);
        if (!prepared) {
            qCDebug(logUi) << "prefetch:" << prepared.error().forLog;
            continue;
        }
        // The first page in the size that she reads at, so that the next key shows it at once.
        const auto &files = (*prepared)->files;
        const double scale = m_pictures.lastScale();
        if (files.empty() || !files.front().document || files.front().document->text().pages.empty() || scale <= 0)
            continue;
        const auto picture = co_await m_pictures.page(*prepared, 0, 0, scale, stop);
        if (!picture)
            qCDebug(logUi) << "prefetch:" << picture.error().forLog;
    }
    for (const auto &[account, id] : next) { // once all can be looked at
        const auto prepared = ready(PreparedCase::keyOf(account, id));
        if (!prepared || prepared->finished || stop.stop_requested())
            continue;
        const auto finished = co_await finish(prepared, stop);
        if (!finished)
            break; // she is elsewhere
    }
    for (const auto &about : thenDraft) {
        if (stop.stop_requested())
            break;
        if (isDrafted(about) || m_triedAhead.contains(PreparedCase::keyOf(about.first, about.second)))
            continue;
        const auto prepared = co_await makeReady(about.first, about.second, stop);
        if (!prepared) {
            qCDebug(logUi) << "drafting ahead:" << prepared.error().forLog;
            continue;
        }
        const auto drafted = co_await finish(*prepared, stop);
        if (!drafted)
            break;
        m_triedAhead.insert(PreparedCase::keyOf(about.first, about.second));
    }
    co_return base::Result<void>{};
}

base::Task<base::Result<CaseFile>> CaseStudio::fetch(domain::AccountId account, domain::Attachment attachment,
                                                     std::stop_token stop)
{
    CaseFile file{attachment, nullptr, std::nullopt, {}, {}, false};
    CO_TRY(const auto kept, co_await m_cases.fileOf(account, attachment.id));
    if (stop.stop_requested()) // the studio may be gone
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("case cancelled"));
    QByteArray bytes;
    if (kept) {
        bytes = kept->bytes;
    } else {
        auto *reader = m_readers.value(account);
        if (!reader) {
            file.error = base::Error{base::Kind::Offline, QStringLiteral("no reader: not signed in"), {}, {}};
            co_return file;
        }
        auto fetched = co_await reader->download(attachment, stop);
        if (!fetched) {
            if (fetched.error().kind == base::Kind::Cancelled)
                co_return tl::unexpected(fetched.error());
            file.error = fetched.error();
            co_return file;
        }
        bytes = *fetched;
        const auto saved = co_await m_cases.saveFile(account, attachment, bytes, m_clock->now());
        if (!saved)
            qCWarning(logStore) << "a file could not be kept:" << saved.error().forLog;
    }
    CO_TRY(file.document, co_await m_pool.open(bytes, attachment.fileName, stop));
    co_return file;
}

base::Task<base::Result<CasePtr>> CaseStudio::prepare(domain::AccountId account, domain::ApplicationId id,
                                                      std::stop_token stop)
{
    CO_TRY(auto prepared, co_await makeReady(account, id, stop));
    keep(prepared);
    co_return prepared;
}

base::Task<base::Result<CasePtr>> CaseStudio::makeReady(domain::AccountId account, domain::ApplicationId id,
                                                        std::stop_token stop)
{
    auto prepared = std::make_shared<PreparedCase>();
    prepared->account = account;
    CO_TRY(prepared->application, m_cases.application(account, id));
    auto person = m_cases.person(account, prepared->application.candidate);
    const auto readCase = m_readCase.value(account);
    if (!person && person.error().kind == base::Kind::NotFound && readCase) {
        // During the first reading of an account people may come after their applications.
        CO_TRY_VOID(co_await readCase(id, stop));
        person = m_cases.person(account, prepared->application.candidate);
    }
    CO_TRY(prepared->candidate, person);
    CO_TRY(prepared->requisition, m_cases.requisition(account, prepared->application.requisition));
    prepared->places = {prepared->candidate.addresses.join(QStringLiteral("; ")), prepared->requisition.location,
                        m_establishments.value(account)};
    CO_TRY(prepared->notes, m_cases.notesOf(account, id));
    CO_TRY(prepared->scorecards, m_cases.scorecardsOf(account, id));
    for (const auto &card : prepared->scorecards) {
        const auto interviewer = m_cases.user(account, card.interviewer);
        prepared->interviews.push_back({card, interviewer && *interviewer ? (*interviewer)->name : QString()});
    }
    CO_TRY(const auto attachments, m_cases.attachmentsOf(account, id));
    for (const auto &attachment : attachments) {
        CO_TRY(auto file, co_await fetch(account, attachment, stop));
        prepared->files.push_back(std::move(file));
    }
    for (const auto &file : prepared->files) {
        if (!m_checksLayers || !isReadable(file))
            continue;
        const auto known = m_checked.find(file.document->text().digest);
        if (known == m_checked.end())
            prepared->checking = true;
        else if (!known->second.empty())
            file.document->take(known->second);
    }
    if (!prepared->files.empty() && prepared->files.front().document) {
        const syncing::Reading reading{id, prepared->files.front().document->text().state};
        CO_TRY_VOID(co_await m_readings.keep(account, reading));
    }
    CO_TRY_VOID(co_await draft(prepared, stop));
    const auto passages = passagesOf(*prepared);
    CO_TRY_VOID(co_await m_pictures.place(prepared, passages, stop));
    co_return prepared;
}

base::Task<base::Result<void>> CaseStudio::draft(CasePtr prepared, std::stop_token stop)
{
    prepared->noDraft = NoDraft::None;
    if (prepared->application.optedOut) {
        prepared->noDraft = NoDraft::OptedOut; // no machine text at all
        co_return base::Result<void>{};
    }
    drafting::CaseInput input{prepared->account,         prepared->requisition, prepared->application,
                              prepared->readableTexts(), m_clock->now().date(), m_language};
    if (input.documents.empty())
        prepared->noDraft = NoDraft::NoReadableFile;
    CO_TRY(const auto criteria, m_desk.criteria(prepared->account, prepared->requisition.id));
    // Both at once on the pool; grounding has the last word on every claim.
    domain::Provenance from; // nothing leaves this machine: no redaction
    for (const auto &document : input.documents) {
        from.sources.push_back(document.digest);
        for (const auto &hidden : document.hidden)
            from.hiddenWords += static_cast<int>(hidden.words.split(QLatin1Char(' '), Qt::SkipEmptyParts).size());
    }
    from.unread = static_cast<int>(prepared->files.size() - input.documents.size());
    const drafting::SynthesisInput panel{prepared->account, prepared->application.id, prepared->interviews,
                                         criteria.value_or(domain::CriteriaSet{}), m_language};
    auto work = [input, criteria, from, panel] {
        std::vector<domain::Draft> drafts;
        if (!input.documents.empty())
            drafts.push_back(drafting::summarise(input, criteria.value_or(domain::CriteriaSet{})));
        if (criteria && !input.documents.empty())
            drafts.push_back(drafting::screen(input, *criteria)); // no verdict before the criteria are approved
        for (auto &made : drafts) {
            made.provenance = from;
            drafting::verify(made, input.documents);
        }
        if (auto together = drafting::synthesise(panel)) {
            const auto texts = drafting::scorecardTexts(panel.interviews);
            for (const auto &text : texts)
                together->provenance.sources.push_back(text.digest);
            drafting::verify(*together, texts);
            drafts.push_back(*std::move(together));
        }
        return drafts;
    };
    auto drafts = co_await base::aside(std::move(work));
    for (auto &made : drafts) {
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("drafting cancelled"));
        CO_TRY(const auto present, m_desk.currentDraft(made.account, made.application, made.kind));
        // The model's stays as long as it was made from these papers; it asks again itself when other inputs changed.
        if (present && present->state != review::DraftState::Stale && m_models.made(present->draft) &&
            present->draft.provenance.sources == made.provenance.sources)
            continue;
        const auto kept = co_await m_desk.saveDraft(std::move(made), review::Replace::IfUntouched);
        // Conflict: a person has touched the present one, and hers stands.
        if (!kept && kept.error().kind != base::Kind::Conflict)
            co_return tl::unexpected(kept.error());
    }
    co_return base::Result<void>{};
}

// With a worker of its own: the one that draws the pages is not kept from it, and does not end with it.
base::Task<base::Result<bool>> CaseStudio::checkLayers(CasePtr prepared, std::stop_token stop)
{
    bool changed = false;
    for (std::size_t i = 0; i < prepared->files.size() && prepared->checking; ++i) {
        const auto document = prepared->files[i].document;
        if (!isReadable(prepared->files[i]) || m_checked.contains(document->text().digest))
            continue;
        const auto &attachment = prepared->files[i].attachment;
        CO_TRY(const auto kept, co_await m_cases.fileOf(prepared->account, attachment.id));
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("check cancelled"));
        if (!kept)
            continue;
        const auto opened = co_await m_pool.open(kept->bytes, attachment.fileName, stop);
        if (!opened) { // as where there is no OCR: read, and not checked
            qCDebug(logUi) << "a text layer was not checked:" << opened.error().forLog;
            continue;
        }
        const auto second = *opened;
        const auto checked = co_await second->check(stop);
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("check cancelled"));
        auto &file = prepared->files[i];
        if (checked && second->text().text != document->text().text) {
            // Read otherwise: every place is another one.
            file.document = second;
            file.places.clear();
            file.identity.clear();
            file.identityPlaced = false;
            changed = true; // and checked anew when it is opened anew
        } else {
            document->take(second->text().checks);
            if (checked || checked.error().kind == base::Kind::Unsupported) // what only failed is tried again
                m_checked[document->text().digest] = document->text().checks;
        }
        if (!checked)
            qCDebug(logUi) << "a text layer was not checked:" << checked.error().forLog;
        if (!isReadable(file)) {
            qCWarning(logUi) << "a file's words are not those on its pages"; // counted in the queue, said in the case
            changed = true;
        }
    }
    prepared->checking = false;
    co_return changed;
}

base::Task<base::Result<void>> CaseStudio::holdAgainstPages(CasePtr prepared, std::stop_token stop)
{
    CO_TRY(const auto changed, co_await checkLayers(prepared, stop));
    if (!changed)
        co_return base::Result<void>{};
    const auto &first = prepared->files.front().document;
    if (first) {
        const syncing::Reading reading{prepared->application.id, first->text().state};
        CO_TRY_VOID(co_await m_readings.keep(prepared->account, reading));
    }
    if (prepared->readableTexts().empty()) {
        CO_TRY_VOID(co_await m_desk.withdraw(prepared->account, prepared->application.id,
                                             QStringLiteral("the words are not those on the pages")));
    }
    CO_TRY_VOID(co_await draft(prepared, stop));
    co_return base::Result<void>{};
}

base::Task<base::Result<void>> CaseStudio::finish(CasePtr prepared, std::stop_token stop)
{
    CO_TRY_VOID(co_await holdAgainstPages(prepared, stop));
    if (m_models.isOn()) {
        CO_TRY(const auto criteria, m_desk.criteria(prepared->account, prepared->requisition.id));
        const auto set = criteria.value_or(domain::CriteriaSet{});
        CO_TRY_VOID(co_await m_models.draft(prepared, set, stop));
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("drafting cancelled"));
    }
    prepared->finished = true;
    const auto passages = passagesOf(*prepared);
    const auto placed = co_await m_pictures.place(prepared, passages, stop);
    co_return placed;
}

} // namespace app
