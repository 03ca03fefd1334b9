#include "app/countersign/verbs/DocumentVerbs.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QFileInfo>

#include "base/StrictJson.h"
#include "drafting/BuiltInEngine.h"
#include "drafting/Criteria.h"
#include "drafting/PlainJob.h"

namespace app {

using base::toJson;
using nlohmann::json;

base::Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return base::failure(base::Kind::NotFound, QStringLiteral("no such file"), path);
    if (!file.open(QFile::ReadOnly))
        return base::failure(base::Kind::Storage, file.errorString(), path);
    return file.readAll();
}

namespace {

const char *stateWord(domain::ReadState state)
{
    switch (state) {
    case domain::ReadState::Ok:
        return "ok";
    case domain::ReadState::Empty:
        return "empty";
    case domain::ReadState::Unreadable:
        return "unreadable";
    case domain::ReadState::Encrypted:
        return "encrypted";
    case domain::ReadState::ImageOnly:
        return "image-only";
    case domain::ReadState::Unsupported:
        return "unsupported";
    case domain::ReadState::TooLarge:
        return "too-large";
    case domain::ReadState::Failed:
        return "failed";
    case domain::ReadState::OtherWords:
        return "other-words";
    }
    return "failed";
}

const char *hiddenWord(domain::HiddenWhy why)
{
    switch (why) {
    case domain::HiddenWhy::Colour:
        return "colour";
    case domain::HiddenWhy::Size:
        return "size";
    case domain::HiddenWhy::OffPage:
        return "off-page";
    case domain::HiddenWhy::Covered:
        return "covered";
    case domain::HiddenWhy::Attribute:
        return "attribute";
    case domain::HiddenWhy::Characters:
        return "characters";
    }
    return "colour";
}

// Points with two decimals: enough for any screen, and the output stays readable.
double rounded(qreal value)
{
    return std::round(value * 100) / 100;
}

json boxJson(const QRectF &box)
{
    return json::array({rounded(box.x()), rounded(box.y()), rounded(box.width()), rounded(box.height())});
}

json passageJson(const domain::Passage &passage)
{
    return {
        {"quote", toJson(passage.quote)}, {"page", passage.page + 1}, {"begin", passage.begin}, {"end", passage.end}};
}

json claimJson(const domain::Claim &claim)
{
    json out{{"text", toJson(claim.text)}};
    static constexpr const char *kinds[] = {
        "strength",     "gap",       "not stated", "finding",  "person", // as ClaimKind
        "disagreement", "agreement", "not probed", "question", "vote",   "letter"};
    out["kind"] = kinds[static_cast<std::size_t>(claim.kind)];
    out["supported"] = claim.support != domain::Support::Unsupported;
    if (claim.passage)
        out["passage"] = passageJson(*claim.passage);
    return out;
}

} // namespace

base::Task<base::Result<QByteArray>> extractFile(CommandLine line, documents::WorkerPool &pool, std::stop_token stop)
{
    CO_TRY(const auto bytes, contentOf(line.file));
    const QString name = QFileInfo(line.file).fileName();
    CO_TRY(const auto document, co_await pool.open(bytes, name, stop));
    const auto &text = document->text();
    json out{
        {"file", toJson(name)},           {"state", stateWord(text.state)},
        {"format", toJson(text.format)},  {"language", toJson(text.language)},
        {"total_pages", text.totalPages}, {"text", toJson(text.text)},
        {"pages", json::array()},         {"runs", json::array()},
        {"hidden", json::array()},
    };
    for (const auto &page : text.pages)
        out["pages"].push_back({{"width", rounded(page.width())}, {"height", rounded(page.height())}});
    for (const auto &run : text.runs)
        out["runs"].push_back({{"page", run.page + 1},
                               {"box", boxJson(run.box)},
                               {"begin", run.begin},
                               {"end", run.end},
                               {"repeated", run.repeated}});
    for (const auto &hidden : text.hidden)
        out["hidden"].push_back({{"page", hidden.page + 1},
                                 {"box", boxJson(hidden.box)},
                                 {"words", toJson(hidden.words)},
                                 {"why", hiddenWord(hidden.why)}});
    if (line.words) {
        out["words"] = json::array();
        for (int page = 0; page < static_cast<int>(text.pages.size()); ++page) {
            CO_TRY(const auto words, co_await document->words(page, stop));
            for (const auto &word : words)
                out["words"].push_back({{"page", page + 1}, {"box", boxJson(word.box)}, {"text", toJson(word.word)}});
        }
    }
    co_return base::dumpJson(out) + '\n';
}

base::Task<base::Result<QByteArray>> screenFile(CommandLine line, documents::WorkerPool &pool, QDate today,
                                                std::stop_token stop)
{
    CO_TRY(const auto bytes, contentOf(line.resumeFile));
    CO_TRY(const auto job, contentOf(line.jobFile));
    const QString name = QFileInfo(line.resumeFile).fileName();
    CO_TRY(auto document, co_await pool.open(bytes, name, stop));
    const auto checked = co_await document->check(stop);
    if (!checked && checked.error().kind != base::Kind::Unsupported) { // read, and not checked
        CO_TRY(document, co_await pool.open(bytes, name, stop));
    }

    drafting::CaseInput input;
    input.language = line.language;
    input.today = today;
    input.requisition = drafting::plainJob(QString::fromUtf8(job));
    input.documents.push_back(document->text());
    auto criteria = drafting::proposeCriteria(input.requisition);
    if (!line.criteriaFile.isEmpty()) {
        // One criterion a line, read with the same rules as a posting's list.
        CO_TRY(const auto lines, contentOf(line.criteriaFile));
        criteria = drafting::proposeCriteria(drafting::plainJob(QString::fromUtf8(lines)));
    }
    json out{{"engine", "built-in"},      {"file", toJson(name)},      {"state", stateWord(document->text().state)},
             {"criteria", json::array()}, {"verdicts", json::array()}, {"summary", json::array()}};
    for (const auto &criterion : criteria.criteria)
        out["criteria"].push_back(
            {{"id", toJson(criterion.id.text())}, {"text", toJson(criterion.text)}, {"must_have", criterion.mustHave}});
    if (document->text().state == domain::ReadState::Ok) {
        const auto screening = drafting::screen(input, criteria);
        for (const auto &claim : screening.claims) {
            auto verdict = claimJson(claim);
            verdict["criterion"] = toJson(claim.criterion.text());
            verdict["verdict"] = toJson(domain::verdictWord(claim.verdict));
            out["verdicts"].push_back(verdict);
        }
        const auto summary = drafting::summarise(input, criteria);
        for (const auto &claim : summary.claims)
            out["summary"].push_back(claimJson(claim));
    }
    co_return base::dumpJson(out) + '\n';
}

} // namespace app
