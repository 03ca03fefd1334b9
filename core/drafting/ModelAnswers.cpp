// From a model's answer to claims: what the documents bear out, in the recruiter's own words of them.
#include "drafting/ModelDrafts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include "base/StrictJson.h"
#include "drafting/Grounding.h"
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

// German nouns that sentences about papers are made of; they name nobody and nothing. Compounds end with them.
bool isReportingNoun(const QString &word)
{
    static const QStringList nouns =
        QStringLiteral(
            "abschluss abschlusses abteilung ablauf abläufe aktivität aktivitäten anforderung anforderungen angabe "
            "angaben "
            "anleitung anschreiben anstellung anwendung anwendungen arbeit arbeiten arbeitsplatz aufbau aufgabe "
            "aufgaben "
            "ausbildung auszubildende auszubildenden basis beginn begleitung bereich bereiche bericht berichte beruf "
            "berufs "
            "berufsfeld bescheinigung beschreibung betreuung betrieb betriebs bewerbung bezug branche dauer "
            "dokumentation "
            "einarbeitung einführung einsatz eintrag einträge einrichtung entwicklung erfahrung erfahrungen ergebnis "
            "ergebnisse fach fachgebiet fähigkeit fähigkeiten feld firma fortbildung fortbildungen führung funktion "
            "gebiet "
            "grundkenntnisse grundlagen gruppe gruppen hinweis hinweise inhalt inhalte jahr jahre jahren jahres "
            "kenntnis "
            "kenntnisse kenntnissen kompetenz kompetenzen kontakt kunde kunden kundinnen kurs kurse lebenslauf lehre "
            "leitung "
            "mitarbeit mitarbeitende mitarbeitenden monat monate monaten nachweis nachweise nennung niveau nutzung "
            "organisation papiere person personen personal pflege phase planung position praktikum praxis projekt "
            "projekte "
            "projekten prüfung qualifikation qualifikationen rahmen rolle rollen schicht schichten schulung schulungen "
            "schwerpunkt schwerpunkte seite sprache sprachen sprachkenntnisse stand station stationen stelle stellen "
            "studium "
            "system systeme tätigkeit tätigkeiten team teams teil teile teilnahme text thema themen übernahme umfang "
            "umgang "
            "umsetzung unterlage unterlagen unternehmen unterstützung verantwortung verfahren vertretung verwendung "
            "vorbereitung "
            "weiterbildung weiterbildungen werkzeug werkzeuge woche wochen zeit zeitraum zertifikat zertifikate ziel "
            "ziele "
            "zusammenarbeit zuständigkeit bewerber bewerberin")
            .split(QLatin1Char(' '));
    const QString small = word.toLower();
    return std::any_of(nouns.begin(), nouns.end(), [&small](const QString &noun) {
        return small == noun || (noun.size() >= 6 && small.endsWith(noun));
    });
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

bool saysNoMore(const QString &sentence, const QStringList &quotes, const QString &beside, const QString &language)
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
        const bool noun = language == QLatin1String("de") && !marked && isReportingNoun(each);
        if ((marked || capital) && !noun && !stands(each))
            return false;
    }
    return true;
}

bool agreesOnNo(const QString &sentence, const QStringList &quotes)
{
    return std::none_of(quotes.begin(), quotes.end(), denies) || denies(sentence);
}

QString ModelDraft::statement(const QString &text) const
{
    return plainLine(m_redactor->restored(text, m_say("the applicant"), m_say));
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
        if (saysNoMore(base::toQString(each.at("statement")), {quote}, beside, m_say.language()) &&
            agreesOnNo(claim.text, {quote}))
            claim.passage = ground(each.at("segment").get<int>(), quote);
        if (!claim.text.isEmpty())
            draft.claims.push_back(std::move(claim));
    }
    // What is missing is said by code after its own search, in its own words. // ai/quality 3
    const auto readings = readPapers(m_judged, m_case.input.today);
    for (const auto &key : value.at("missing"))
        if (const auto *criterion = criterionOf(base::toQString(key))) {
            const auto finding = judge(*criterion, readings);
            if (finding.verdict == Verdict::NotFound)
                draft.claims.push_back(free(ClaimKind::NotStated, finding.text));
        }
    if (draft.claims.empty())
        draft.claims.push_back(
            free(ClaimKind::NotStated, m_say("The model named nothing that matters for the criteria.")));
}

void ModelDraft::readScreening(const QByteArray &answer, domain::Draft &draft) const
{
    const json value = json::parse(answer.begin(), answer.end());
    const auto readings = readPapers(m_judged, m_case.input.today);
    for (std::size_t i = 0; i < m_case.criteria.criteria.size(); ++i) {
        const auto &criterion = m_case.criteria.criteria[i];
        const auto &findings = value.at("findings");
        const std::string key = "c" + std::to_string(i + 1);
        const auto given =
            std::find_if(findings.begin(), findings.end(), [&key](const json &f) { return f.at("criterion") == key; });
        const auto own = judge(criterion, readings, m_say);
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
                claim.verdict = Verdict::Unclear;
                claim.disputed = own.verdict != Verdict::Unclear;
                claim.text = m_say("%1 The model did not find it.").arg(own.text);
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
                if (!saysNoMore(reason, said, criterion.text, m_say.language()) ||
                    (!mayDeny && !agreesOnNo(reason, said)))
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
            if (twoVoices && passages.size() == each.at("quotes").size() &&
                saysNoMore(text, said, {}, m_say.language()))
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
            claim.disputed = claim.disputed || (isSeen(claim.verdict) && builtIn[at] == Verdict::NotFound) ||
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
