// From a case to the question for a model: redacted, guarded, cut into numbered lines, with the way back.
#include "drafting/ModelDrafts.h"

#include <algorithm>

#include "drafting/Criteria.h"
#include "drafting/Grounding.h"
#include "drafting/InstructionGuard.h"
#include "drafting/Reading.h"

namespace drafting {

using base::failure;
using base::Kind;
using domain::OutputKind;

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
            if (speaks) {
                ++m_draft.provenance.withheld;
                // Our own second look does not read it either: a line for a machine changes no verdict.
                const auto [from, to] = m_redacted[i].origin(at, end);
                for (int c = from; c < to; ++c)
                    if (m_judged[i].text.at(c) != QLatin1Char('\n'))
                        m_judged[i].text[c] = QLatin1Char(' ');
            } else if (!lines.at(line).trimmed().isEmpty())
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
    out.m_say = Phrases(about.input.language);
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
    out.m_judged = out.m_originals;
    out.cut(guards);
    if (out.m_segments.empty())
        return failure(Kind::NotFound, QStringLiteral("nothing to read"));
    out.dressUp(dress);

    static const char *const words[] = {"", "Work through the criteria one by one.", "Read the papers twice first.",
                                        "Take your time.", "Be exact."};
    out.m_question.system = prompt.text;
    out.m_question.user = QStringLiteral("Language: %1\n").arg(out.m_say.name()) +
                          out.criteriaText(*out.m_redactor, dress) + out.papers() +
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

} // namespace drafting
