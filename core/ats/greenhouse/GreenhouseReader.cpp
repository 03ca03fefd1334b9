#include "ats/greenhouse/GreenhouseReader.h"

#include "ats/greenhouse/Link.h"
#include "ats/greenhouse/Query.h"
#include "net/Answer.h"

namespace ats::greenhouse {

using base::failure;
using base::Kind;
using base::Result;
using base::Task;

namespace {

constexpr qint64 mostFileBytes = 20LL * 1024 * 1024; // DESIGN 10 (24)
constexpr int wholeRows = 500;

base::Error tooManyIds(const QString &path)
{
    return {Kind::Invalid, QStringLiteral("%1: more than %2 ids").arg(path).arg(mostIds), path, {}};
}

} // namespace

GreenhouseReader::GreenhouseReader(net::ReadChannel &channel, const domain::ConnectionProfile &profile, Options options)
    : m_channel(channel), m_options(std::move(options)), m_capabilities(capabilitiesOf(profile))
{
}

Result<GreenhouseReader::RawPage> GreenhouseReader::taken(const net::Response &response)
{
    const auto date = net::httpDate(response.header("Date"));
    if (date.isValid())
        m_systemTime = date.toUTC();
    TRY(const auto next, nextLink(response.header("Link")));
    return RawPage{response.body, next};
}

Task<Result<GreenhouseReader::RawPage>> GreenhouseReader::firstPage(QString path, QUrlQuery query, std::stop_token stop)
{
    CO_TRY(const auto response, co_await m_channel.get(path, query, stop));
    co_return taken(response);
}

Task<Result<GreenhouseReader::RawPage>> GreenhouseReader::rawPage(QString path, Window window, QString next,
                                                                  std::stop_token stop)
{
    if (next.isEmpty()) {
        auto first = co_await firstPage(path, windowQuery(window, m_options.rowsPerPage), stop);
        co_return first;
    }
    CO_TRY(const auto response, co_await m_channel.follow(QUrl(next, QUrl::StrictMode), stop));
    co_return taken(response);
}

Task<Result<domain::User>> GreenhouseReader::currentUser(QString subject, std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/users");
    auto query = idsQuery("ids", {subject}, 1);
    CO_TRY(auto found, co_await whole<domain::User>(path, query, decodeUsers, stop));
    if (found.empty()) { // service accounts are hidden unless asked for
        query.addQueryItem(QStringLiteral("show_service_accounts"), QStringLiteral("true"));
        CO_TRY(auto hidden, co_await whole<domain::User>(path, query, decodeUsers, stop));
        found = std::move(hidden);
    }
    for (auto &user : found)
        if (user.id.text() == subject)
            co_return std::move(user);
    co_return failure(Kind::NotFound, QStringLiteral("no user with the id of the signed-in person"), path);
}

Task<Result<Page<domain::Requisition>>> GreenhouseReader::requisitions(Window window, QString next,
                                                                       std::stop_token stop)
{
    auto rows = co_await page<domain::Requisition>(QStringLiteral("/v3/jobs"), window, next, decodeJobs, stop);
    co_return rows;
}

void GreenhouseReader::remember(const std::vector<StageRow> &stages)
{
    for (const auto &row : stages) {
        auto &names = m_stagesByName[row.requisition.text()];
        const auto known = names.constFind(row.stage.name);
        const bool unique = known == names.constEnd() || *known == row.stage.id.text();
        names.insert(row.stage.name, unique ? row.stage.id.text() : QString());
    }
}

Task<Result<Page<StageRow>>> GreenhouseReader::stages(Window window, QString next, std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/job_interview_stages");
    CO_TRY(auto rows, co_await page<StageRow>(path, window, next, decodeJobStages, stop));
    remember(rows.rows);
    co_return rows;
}

Task<Result<Page<Posting>>> GreenhouseReader::postings(Window window, QString next, std::stop_token stop)
{
    auto rows = co_await page<Posting>(QStringLiteral("/v3/job_posts"), window, next, decodeJobPosts, stop);
    co_return rows;
}

bool GreenhouseReader::resolveStage(domain::Application &application) const
{
    if (!application.stage.isEmpty() || application.stageName.isEmpty())
        return true;
    const auto id = m_stagesByName.value(application.requisition.text()).value(application.stageName);
    application.stage = domain::StageId(id);
    return !id.isEmpty();
}

// The row names its stage's history row and its name; the definition is found by the name, and by the history where the
// name does not settle it. Prospects are left out: they are no candidacy for a job.
Task<Result<std::vector<domain::Application>>> GreenhouseReader::withStages(std::vector<ApplicationRow> rows,
                                                                            std::stop_token stop)
{
    std::vector<domain::Application> out;
    std::vector<domain::ApplicationId> open;
    for (auto &row : rows) {
        if (row.prospect)
            continue;
        if (!resolveStage(row.application))
            open.push_back(row.application.id);
        out.push_back(std::move(row.application));
    }
    QHash<QString, QString> stages;
    for (const auto &group : inGroups(texts(open))) {
        auto query = idsQuery("application_ids", group, wholeRows);
        query.addQueryItem(QStringLiteral("current"), QStringLiteral("true"));
        CO_TRY(auto raw, co_await firstPage(QStringLiteral("/v3/application_stages"), query, stop));
        CO_TRY(const auto found, decodeCurrentStages(raw.json));
        stages.insert(found);
    }
    for (auto &application : out)
        if (const auto at = stages.constFind(application.id.text()); at != stages.constEnd())
            application.stage = domain::StageId(*at);
    co_return out;
}

Task<Result<Page<domain::Application>>> GreenhouseReader::applications(Window window, QString next,
                                                                       std::stop_token stop)
{
    CO_TRY(const auto raw, co_await rawPage(QStringLiteral("/v3/applications"), window, next, stop));
    auto work = [json = raw.json, field = m_options.optOutField] { return decodeApplications(json, field); };
    auto decoded = co_await base::aside(std::move(work));
    if (stop.stop_requested())
        co_return failure(Kind::Cancelled, QStringLiteral("reading was stopped"));
    CO_TRY(auto rows, std::move(decoded));
    CO_TRY(auto applications, co_await withStages(std::move(rows), stop));
    co_return Page<domain::Application>{std::move(applications), raw.next};
}

Task<Result<std::vector<domain::Application>>>
GreenhouseReader::applicationsById(std::vector<domain::ApplicationId> ids, std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/applications");
    if (ids.size() > mostIds)
        co_return tl::unexpected(tooManyIds(path));
    CO_TRY(const auto raw, co_await firstPage(path, idsQuery("ids", texts(ids), mostIds), stop));
    CO_TRY(auto rows, decodeApplications(raw.json, m_options.optOutField));
    auto applications = co_await withStages(std::move(rows), stop);
    co_return applications;
}

Task<Result<Page<domain::Candidate>>> GreenhouseReader::candidates(Window window, QString next, std::stop_token stop)
{
    auto rows =
        co_await page<domain::Candidate>(QStringLiteral("/v3/candidates"), window, next, decodeCandidates, stop);
    co_return rows;
}

Task<Result<std::vector<domain::Candidate>>> GreenhouseReader::candidatesById(std::vector<domain::CandidateId> ids,
                                                                              std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/candidates");
    if (ids.size() > mostIds)
        co_return tl::unexpected(tooManyIds(path));
    const auto query = idsQuery("ids", texts(ids), mostIds);
    auto rows = co_await whole<domain::Candidate>(path, query, decodeCandidates, stop);
    co_return rows;
}

Task<Result<Page<domain::Attachment>>> GreenhouseReader::attachments(Window window, QString next, std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/attachments");
    auto rows = co_await page<domain::Attachment>(path, window, next, decodeAttachments, stop);
    co_return rows;
}

Task<Result<std::vector<domain::Attachment>>> GreenhouseReader::attachmentsOf(std::vector<domain::ApplicationId> ids,
                                                                              std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/attachments");
    if (ids.size() > mostIds)
        co_return tl::unexpected(tooManyIds(path));
    const auto query = idsQuery("application_ids", texts(ids), wholeRows);
    auto rows = co_await whole<domain::Attachment>(path, query, decodeAttachments, stop);
    co_return rows;
}

Task<Result<Page<domain::Note>>> GreenhouseReader::notes(Window window, QString next, std::stop_token stop)
{
    auto rows = co_await page<domain::Note>(QStringLiteral("/v3/notes"), window, next, decodeNotes, stop);
    co_return rows;
}

Task<Result<std::vector<domain::Note>>> GreenhouseReader::notesOf(std::vector<domain::ApplicationId> ids,
                                                                  std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/notes");
    if (ids.size() > mostIds)
        co_return tl::unexpected(tooManyIds(path));
    const auto query = idsQuery("application_ids", texts(ids), wholeRows);
    auto rows = co_await whole<domain::Note>(path, query, decodeNotes, stop);
    co_return rows;
}

Task<Result<std::vector<domain::Note>>> GreenhouseReader::notesAbout(std::vector<domain::CandidateId> ids,
                                                                     std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/notes");
    if (ids.size() > mostIds)
        co_return tl::unexpected(tooManyIds(path));
    const auto query = idsQuery("candidate_ids", texts(ids), wholeRows);
    auto rows = co_await whole<domain::Note>(path, query, decodeNotes, stop);
    co_return rows;
}

Task<Result<Page<domain::User>>> GreenhouseReader::users(Window window, QString next, std::stop_token stop)
{
    auto rows = co_await page<domain::User>(QStringLiteral("/v3/users"), window, next, decodeUsers, stop);
    co_return rows;
}

Task<Result<QByteArray>> GreenhouseReader::download(domain::Attachment attachment, std::stop_token stop)
{
    QUrl url(attachment.url, QUrl::StrictMode);
    for (bool fresh = false;; fresh = true) {
        if (url.isValid() && !url.isEmpty()) {
            auto answer = co_await m_channel.download(url, mostFileBytes, stop);
            if (answer)
                co_return std::move(answer->body);
            if (fresh || answer.error().kind != Kind::NotFound)
                co_return tl::unexpected(std::move(answer.error()));
        } else if (fresh) {
            co_return failure(Kind::BadAnswer, QStringLiteral("the attachment has no link"), QStringLiteral("/url"));
        }
        const auto query = idsQuery("ids", {attachment.id.text()}, 1);
        const QString path = QStringLiteral("/v3/attachments");
        CO_TRY(const auto rows, co_await whole<domain::Attachment>(path, query, decodeAttachments, stop));
        if (rows.empty())
            co_return failure(Kind::NotFound, QStringLiteral("the attachment is gone"), QStringLiteral("attachment"));
        url = QUrl(rows.front().url, QUrl::StrictMode);
    }
}

} // namespace ats::greenhouse
