#include "drafting/ModelDrafts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include "base/StrictJson.h"
#include "drafting/Criteria.h"
#include "drafting/Grounding.h"
#include "drafting/InstructionGuard.h"
#include "drafting/Judging.h"
#include "drafting/Lexicon.h"
#include "drafting/Reading.h"

namespace drafting {

using base::failure;
using base::Kind;
using domain::Claim;
using domain::ClaimKind;
using domain::OutputKind;
using domain::Support;
using domain::Verdict;
using nlohmann::json;

namespace {

constexpr qsizetype longestStatement = 240;
constexpr int mostStrengths = 3;
constexpr int mostPoints = 6;
constexpr int mostQuestions = 3;

Claim free(ClaimKind kind, const QString &text)
{
    Claim claim;
    claim.kind = kind;
    claim.text = text;
    claim.support = Support::NotNeeded;
    return claim;
}

// One line of plain words: what a model writes is text in a pane and nothing else. // SEC-32
QString plainLine(QString text)
{
    static const QRegularExpression unseen(QStringLiteral("[\\p{Cc}\\p{Cf}\\p{Co}]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression link(QStringLiteral("\\b(?:[a-z][a-z0-9+.-]{1,12}://|www\\.|mailto:)\\S+"),
                                         QRegularExpression::CaseInsensitiveOption);
    text.replace(unseen, QStringLiteral(" "));
    text.remove(link);
    text = text.simplified();
    if (text.size() > longestStatement)
        text = text.left(longestStatement - 1).trimmed() + QChar(0x2026);
    return text;
}

bool denies(const QString &text)
{
    bool off = false;
    bool on = false;
    for (const Hit &hit : Lexicon::builtIn().find(text, folded(text, Fold::Search))) {
        on = on || hit.entry->topic == Topic::Negation;
        off = off || hit.entry->topic == Topic::NegationOff;
    }
    return on && !off;
}

Verdict verdictOf(const QString &word)
{
    if (word == QLatin1String("met"))
        return Verdict::Met;
    if (word == QLatin1String("partly"))
        return Verdict::Partly;
    return word == QLatin1String("unclear") ? Verdict::Unclear : Verdict::NotFound;
}

} // namespace

bool saysNoMore(const QString &sentence, const QStringList &quotes, const QString &beside)
{
    static const QRegularExpression number(QStringLiteral("(?<![\\p{L}\\p{N}])\\d+(?:[.,:/]\\d+)*(?![\\p{L}\\p{N}])"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression word(QStringLiteral("[\\p{L}\\p{N}][\\p{L}\\p{N}+#.'-]*"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    const QString said = foldedText(quotes.join(QLatin1Char('\n')) + QLatin1Char('\n') + beside, Fold::Search);
    const auto stands = [&said](const QString &what) {
        const QString search = foldedText(what, Fold::Search);
        for (auto at = said.indexOf(search); at >= 0 && !search.isEmpty(); at = said.indexOf(search, at + 1)) {
            const auto end = at + search.size();
            if ((at == 0 || !said.at(at - 1).isLetterOrNumber()) &&
                (end == said.size() || !said.at(end).isLetterOrNumber()))
                return true;
        }
        return false;
    };
    for (auto it = number.globalMatch(sentence); it.hasNext();)
        if (!stands(it.next().captured()))
            return false;
    bool first = true;
    for (auto it = word.globalMatch(sentence); it.hasNext();) {
        QString each = it.next().captured();
        while (each.endsWith(QLatin1Char('.')) || each.endsWith(QLatin1Char('\'')) || each.endsWith(QLatin1Char('-')))
            each.chop(1);
        if (each.endsWith(QLatin1String("'s")))
            each.chop(2);
        const bool opens = std::exchange(first, false);
        const bool marked =
            std::any_of(each.begin() + (each.isEmpty() ? 0 : 1), each.end(), [](QChar c) { return c.isUpper(); });
        const bool capital = !each.isEmpty() && each.at(0).isUpper() && !opens && each != QLatin1String("I");
        if ((marked || capital) && !stands(each))
            return false;
    }
    return true;
}

bool agreesOnNo(const QString &sentence, const QStringList &quotes)
{
    return std::none_of(quotes.begin(), quotes.end(), denies) || denies(sentence);
}

void ModelDraft::cut(const Guards &guards)
{
    for (std::size_t i = 0; i < m_redacted.size(); ++i) {
        const QString &text = m_redacted[i].text;
        const QStringList lines = text.split(QLatin1Char('\n'));
        const auto bad = guards.instructions ? instructionLines(lines) : std::vector<int>{};
        int at = 0;
        for (int line = 0; line < static_cast<int>(lines.size()); ++line) {
            const int end = at + static_cast<int>(lines.at(line).size());
            const bool speaks = std::binary_search(bad.begin(), bad.end(), line);
            if (speaks)
                ++m_draft.provenance.withheld;
            else if (!lines.at(line).trimmed().isEmpty())
                m_segments.push_back({i, at, end});
            at = end + 1;
        }
    }
}

QString ModelDraft::papers() const
{
    QString out;
    std::size_t open = 0;
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const auto &segment = m_segments[i];
        if (open != segment.document + 1) {
            if (open > 0)
                out += QStringLiteral("</document>\n");
            open = segment.document + 1;
            out += QStringLiteral("<document nr=\"%1\">\n").arg(open);
        }
        out += QStringLiteral("[%1] ").arg(static_cast<int>(i) + m_firstNumber);
        out += QStringView(m_redacted[segment.document].text).mid(segment.begin, segment.end - segment.begin);
        out += QLatin1Char('\n');
    }
    if (open > 0)
        out += QStringLiteral("</document>\n");
    return out;
}

// Other numbers, and the parts of a paper in another order: its second half, from an empty line on, comes first.
void ModelDraft::dressUp(Dress dress)
{
    if (dress == 0)
        return;
    m_firstNumber = 1 + 100 * dress;
    if (dress < 2)
        return;
    for (std::size_t document = 0; document < m_redacted.size(); ++document) {
        const auto of = [document](const Segment &segment) { return segment.document == document; };
        const auto begin = std::find_if(m_segments.begin(), m_segments.end(), of);
        const auto end = std::find_if_not(begin, m_segments.end(), of);
        auto middle = begin + (end - begin) / 2;
        while (middle != begin && middle != end && middle->begin - std::prev(middle)->end < 2)
            ++middle;
        if (middle != begin && middle != end)
            std::rotate(begin, middle, end);
    }
}

QString ModelDraft::criteriaText(const Redactor &redactor, Dress dress) const
{
    QString out = QStringLiteral("<criteria>\n");
    for (std::size_t at = 0; at < m_case.criteria.criteria.size(); ++at) {
        const auto i = dress % 2 == 1 ? m_case.criteria.criteria.size() - 1 - at : at;
        const auto &criterion = m_case.criteria.criteria[i];
        out += QStringLiteral("c%1%2: %3\n")
                   .arg(i + 1)
                   .arg(criterion.mustHave ? QStringLiteral(" (must have)") : QString(),
                        redactor.redactKnown(criterion.text.simplified()));
    }
    return out + QStringLiteral("</criteria>\n");
}

const domain::Criterion *ModelDraft::criterionOf(const QString &key) const
{
    bool isNumber = false;
    const int at = key.startsWith(QLatin1Char('c')) ? key.mid(1).toInt(&isNumber) : 0;
    if (!isNumber || at < 1 || at > static_cast<int>(m_case.criteria.criteria.size()))
        return nullptr;
    return &m_case.criteria.criteria[static_cast<std::size_t>(at - 1)];
}

base::Result<ModelDraft> ModelDraft::prepare(OutputKind kind, const ModelCase &about, const Prompt &prompt,
                                             const ProviderProfile &profile, Guards guards, Dress dress)
{
    ModelDraft out;
    out.m_case = about;
    if (kind == OutputKind::Synthesis) {
        out.m_originals = scorecardTexts(about.interviews);
        out.m_sends = {QStringLiteral("scorecards")};
        if (out.m_originals.size() < 2)
            return failure(Kind::NotFound, QStringLiteral("fewer than two scorecards"));
    } else {
        out.m_originals = about.input.documents;
        out.m_sends = {QStringLiteral("resume")};
        if (out.m_originals.size() > 1)
            out.m_sends.append(QStringLiteral("cover_letter"));
        // No verdict before the criteria are approved; what a summary looks for may come from the posting.
        if (kind == OutputKind::Summary && about.criteria.criteria.empty())
            out.m_case.criteria.criteria = proposeCriteria(about.input.requisition).criteria;
        else if (about.criteria.criteria.empty())
            return failure(Kind::NotFound, QStringLiteral("no approved criteria"));
    }
    auto &draft = out.m_draft;
    for (const auto &original : out.m_originals) {
        draft.provenance.sources.push_back(original.digest);
        for (const auto &hidden : original.hidden)
            draft.provenance.hiddenWords +=
                static_cast<int>(hidden.words.split(QLatin1Char(' '), Qt::SkipEmptyParts).size());
    }
    RedactionOptions options;
    for (const auto &criterion : about.criteria.criteria)
        options.keepEducationYears =
            options.keepEducationYears || (criterion.kind == domain::CriterionKind::Education && criterion.years > 0);
    for (const auto &interview : about.interviews)
        options.people.append(interview.interviewer);
    const Identity identity(about.candidate, about.fileNames);
    out.m_redactor = std::make_shared<Redactor>(guards.redaction ? identity : Identity(), about.key, options);
    if (guards.redaction)
        out.m_redacted = out.m_redactor->redact(out.m_originals);
    else
        for (const auto &original : out.m_originals)
            out.m_redacted.push_back({original.text, {}});
    for (std::size_t i = 0; i < out.m_redacted.size(); ++i) {
        domain::DocumentText sent;
        sent.state = domain::ReadState::Ok;
        sent.digest = out.m_originals[i].digest;
        sent.text = out.m_redacted[i].text;
        out.m_sent.push_back(std::move(sent));
        draft.provenance.redacted += out.m_redacted[i].replaced();
    }
    out.cut(guards);
    if (out.m_segments.empty())
        return failure(Kind::NotFound, QStringLiteral("nothing to read"));
    out.dressUp(dress);

    static const char *const words[] = {"", "Work through the criteria one by one.", "Read the papers twice first.",
                                        "Take your time.", "Be exact."};
    out.m_question.system = prompt.text;
    out.m_question.user = out.criteriaText(*out.m_redactor, dress) + out.papers() +
                          QLatin1String(words[static_cast<std::size_t>(dress) % std::size(words)]);
    out.m_question.schema = prompt.schema;
    out.m_question.schemaName = prompt.name;
    const auto bytes = prompt.text.size() + prompt.schema.size() + out.m_question.user.toUtf8().size();
    // 3.5 bytes a token and 15 % head-room. // ai/providers 10
    if (static_cast<double>(bytes) / 3.5 * 1.15 + profile.maxOutputTokens > profile.contextTokens)
        return failure(Kind::Refused, QStringLiteral("longer than the model's context"), QStringLiteral("too long"));
    out.m_gate = std::make_shared<IdentityGate>(identity, fixedTexts(out.m_question, profile));

    draft.account = about.input.account;
    draft.application = about.input.application.id;
    draft.kind = kind;
    draft.engine = profile.name;
    draft.model = profile.model;
    draft.promptVersion = prompt.version;
    draft.provenance.parameters = parametersOf(profile);
    draft.provenance.prompt = prompt.digest();
    draft.provenance.redaction = QLatin1String(redactionVersion);
    if (kind != OutputKind::Summary) {
        draft.criteriaDigest = about.criteria.digest;
        draft.criteriaVersion = about.criteria.version;
    }
    // The question holds the criteria, the papers as they leave, and who is in them; the versions hold the rest.
    draft.inputDigest = base::Digest::ofParts(
        {QByteArrayLiteral("countersign-model-input-1"), profile.name.toUtf8(), profile.model.toUtf8(),
         draft.provenance.parameters.toUtf8(), prompt.digest().bytes(), about.input.account.text().toUtf8(),
         about.input.application.id.text().toUtf8(), out.m_question.user.toUtf8()});
    return out;
}

// The quote where the model says it stands, or else where it stands alone; mapped to the words the recruiter sees.
std::optional<domain::Passage> ModelDraft::ground(int segment, const QString &quote) const
{
    std::optional<std::pair<std::size_t, domain::Passage>> found;
    int places = 0;
    for (std::size_t i = 0; i < m_sent.size(); ++i) {
        for (const auto &place : locate(quote, m_sent[i])) {
            const auto sent = std::find_if(m_segments.begin(), m_segments.end(), [&](const Segment &each) {
                return each.document == i && place.begin >= each.begin && place.begin < each.end;
            });
            if (sent == m_segments.end())
                continue; // stands in a line that did not leave
            ++places;
            const bool named = sent - m_segments.begin() + m_firstNumber == segment;
            if (named || !found)
                found = {i, place};
            if (named)
                places = 1;
            if (named)
                break;
        }
    }
    if (!found || places != 1)
        return std::nullopt;
    const auto [begin, end] = m_redacted[found->first].origin(found->second.begin, found->second.end);
    return passageOf(m_originals[found->first], {begin, end});
}

QString ModelDraft::statement(const QString &text) const
{
    return plainLine(m_redactor->restored(text, QStringLiteral("the applicant")));
}

void ModelDraft::readSummary(const QByteArray &answer, domain::Draft &draft) const
{
    const json value = json::parse(answer.begin(), answer.end());
    QString beside;
    for (const auto &criterion : m_case.criteria.criteria)
        beside += criterion.text + QLatin1Char('\n');
    for (const auto &each : value.at("strengths")) {
        if (draft.claims.size() == mostStrengths)
            break;
        const QString quote = base::toQString(each.at("quote"));
        Claim claim;
        claim.kind = ClaimKind::Strength;
        claim.text = statement(base::toQString(each.at("statement")));
        if (saysNoMore(base::toQString(each.at("statement")), {quote}, beside) && agreesOnNo(claim.text, {quote}))
            claim.passage = ground(each.at("segment").get<int>(), quote);
        if (!claim.text.isEmpty())
            draft.claims.push_back(std::move(claim));
    }
    // What is missing is said by code after its own search, in its own words. // ai/quality 3
    const auto readings = readPapers(m_case.input.documents, m_case.input.today);
    for (const auto &key : value.at("missing"))
        if (const auto *criterion = criterionOf(base::toQString(key))) {
            const auto finding = judge(*criterion, readings);
            if (finding.verdict == Verdict::NotFound)
                draft.claims.push_back(free(ClaimKind::NotStated, finding.text));
        }
    if (draft.claims.empty())
        draft.claims.push_back(free(ClaimKind::NotStated, QStringLiteral("The model named nothing that matters for the "
                                                                         "criteria.")));
}

void ModelDraft::readScreening(const QByteArray &answer, domain::Draft &draft) const
{
    const json value = json::parse(answer.begin(), answer.end());
    const auto readings = readPapers(m_case.input.documents, m_case.input.today);
    for (std::size_t i = 0; i < m_case.criteria.criteria.size(); ++i) {
        const auto &criterion = m_case.criteria.criteria[i];
        const auto &findings = value.at("findings");
        const std::string key = "c" + std::to_string(i + 1);
        const auto given =
            std::find_if(findings.begin(), findings.end(), [&key](const json &f) { return f.at("criterion") == key; });
        const auto own = judge(criterion, readings);
        Claim claim;
        claim.kind = ClaimKind::Finding;
        claim.criterion = criterion.id;
        claim.verdict = own.verdict;
        claim.passage = own.passage;
        claim.text = own.text;
        if (given != findings.end()) {
            const auto verdict = verdictOf(base::toQString(given->at("verdict")));
            const auto &quotes = given->at("quotes");
            const QString reason = base::toQString(given->at("reason"));
            if (verdict == Verdict::NotFound && own.passage) {
                // The model saw nothing; our own search did. A person looks.
                claim.verdict = own.verdict == Verdict::Unclear ? own.verdict : Verdict::Unclear;
                claim.text = own.text + QStringLiteral(" The model did not find it.");
            } else if (verdict == Verdict::NotFound) {
                claim.text = own.text;
            } else if (verdict == Verdict::Unclear && quotes.empty()) {
                claim.verdict = own.passage ? Verdict::Unclear : own.verdict;
            } else {
                claim.verdict = verdict;
                claim.text = statement(reason);
                claim.passage.reset();
                QStringList said;
                for (const auto &quote : quotes) {
                    said.append(base::toQString(quote.at("quote")));
                    if (!claim.passage)
                        claim.passage = ground(quote.at("segment").get<int>(), said.last());
                }
                const bool mayDeny = verdict == Verdict::Unclear;
                if (!saysNoMore(reason, said, criterion.text) || (!mayDeny && !agreesOnNo(reason, said)))
                    claim.passage.reset();
            }
        }
        draft.claims.push_back(std::move(claim));
    }
}

void ModelDraft::readSynthesis(const QByteArray &answer, domain::Draft &draft) const
{
    const json value = json::parse(answer.begin(), answer.end());
    const auto points = [&](const char *list, ClaimKind kind) {
        int count = 0;
        for (const auto &each : value.at(list)) {
            if (count++ == mostPoints)
                break;
            QStringList said;
            std::vector<domain::Passage> passages;
            for (const auto &quote : each.at("quotes")) {
                said.append(base::toQString(quote.at("quote")));
                if (auto passage = ground(quote.at("segment").get<int>(), said.last()))
                    passages.push_back(*std::move(passage));
            }
            const QString text = base::toQString(each.at("statement"));
            const bool twoVoices = std::any_of(passages.begin(), passages.end(), [&](const auto &passage) {
                return !(passage.document == passages.front().document);
            });
            Claim claim;
            claim.kind = kind;
            claim.text = statement(text);
            if (twoVoices && passages.size() == each.at("quotes").size() && saysNoMore(text, said, {}))
                claim.passage = passages.front();
            draft.claims.push_back(std::move(claim));
        }
    };
    points("disagreements", ClaimKind::Disagreement);
    points("agreements", ClaimKind::Agreement);
    // Not probed and the votes are counted, not told. Questions say nothing about anybody.
    const auto own =
        synthesise({m_case.input.account, m_case.input.application.id, m_case.interviews, m_case.criteria});
    if (!own)
        return;
    for (const auto &claim : own->claims)
        if (claim.kind == ClaimKind::NotProbed)
            draft.claims.push_back(claim);
    int asked = 0;
    for (const auto &each : value.at("questions")) {
        const QString question = statement(base::toQString(each));
        if (asked++ < mostQuestions && question.endsWith(QLatin1Char('?')))
            draft.claims.push_back(free(ClaimKind::Question, question));
    }
    for (const auto &claim : own->claims)
        if (claim.kind == ClaimKind::Vote)
            draft.claims.push_back(claim);
}

domain::Draft steadied(domain::Draft base, const std::vector<domain::Draft> &repeats,
                       const std::vector<Verdict> &builtIn)
{
    const auto isSeen = [](Verdict verdict) { return verdict == Verdict::Met || verdict == Verdict::Partly; };
    std::size_t at = 0;
    for (auto &claim : base.claims) {
        if (claim.kind != ClaimKind::Finding)
            continue;
        claim.runs = 1;
        claim.agree = 1;
        for (const auto &repeat : repeats)
            for (const auto &other : repeat.claims)
                if (other.kind == ClaimKind::Finding && other.criterion == claim.criterion) {
                    ++claim.runs;
                    claim.agree += other.verdict == claim.verdict ? 1 : 0;
                }
        if (at < builtIn.size())
            claim.disputed = (isSeen(claim.verdict) && builtIn[at] == Verdict::NotFound) ||
                             (claim.verdict == Verdict::NotFound && isSeen(builtIn[at]));
        ++at;
    }
    return base;
}

base::Result<domain::Draft> ModelDraft::read(const ModelAnswer &answer) const
{
    if (answer.outcome != Outcome::Ok)
        return failure(Kind::BadAnswer, answer.why);
    domain::Draft draft = m_draft;
    if (!answer.model.isEmpty())
        draft.model = answer.model;
    const auto read = base::decode([&] {
        if (draft.kind == OutputKind::Summary)
            readSummary(answer.text, draft);
        else if (draft.kind == OutputKind::Screening)
            readScreening(answer.text, draft);
        else
            readSynthesis(answer.text, draft);
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    if (draft.claims.empty())
        return failure(Kind::BadAnswer, QStringLiteral("the answer holds nothing"));
    verify(draft, m_originals);
    return draft;
}

} // namespace drafting
