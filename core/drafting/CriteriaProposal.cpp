// From demands to criteria: years first, then languages, papers, duties and skills; what is left of a must-have line
// stays as the posting's own words.
#include <algorithm>

#include <QRegularExpression>
#include <QSet>

#include "drafting/Criteria.h"
#include "drafting/Lexicon.h"
#include "drafting/Posting.h"
#include "drafting/Wording.h"

namespace drafting {

using domain::Criterion;
using domain::CriterionKind;

namespace {

constexpr std::size_t mostCriteria = 12;

std::vector<Hit> ofTopic(const std::vector<Hit> &hits, Topic topic)
{
    std::vector<Hit> out;
    std::copy_if(hits.begin(), hits.end(), std::back_inserter(out),
                 [topic](const Hit &h) { return h.entry->topic == topic; });
    return out;
}

bool has(const std::vector<Hit> &hits, Topic topic)
{
    return std::any_of(hits.begin(), hits.end(), [topic](const Hit &h) { return h.entry->topic == topic; });
}

// "or", "or another", "/": the two sides are alternatives.
bool isOr(const QString &between)
{
    static const QRegularExpression ors(
        QStringLiteral("^,? ?(?:or|oder|ou|o|u|bzw\\.?|/)(?: (?:an|another|other|any other|similar|"
                       "eine andere|ein anderes|andere|als|une autre|otra|otro|in|with|mit))? ?$"));
    return ors.match(foldedText(between, Fold::Search)).hasMatch();
}

bool isComma(const QString &between)
{
    return between.trimmed() == QLatin1String(",");
}

// The words after "experience in/as/with" that say what the years are about, when the lexicon has none.
QStringList freeTerms(const QString &line)
{
    static const QRegularExpression about(
        QStringLiteral(
            "\\b(?:experience|erfahrung|berufserfahrung|experiencia)\\s+(?:in|as|with|of|im|in "
            "der|als|mit|en|dans|comme|"
            "como|con|de)\\s+(?:the |a |an |der |den |dem |la |le |el |une? )?([\\w/.+#-]+(?: [\\w/.+#-]+)?)"),
        QRegularExpression::UseUnicodePropertiesOption);
    static const QSet<QString> empty = {
        QStringLiteral("role"),         QStringLiteral("position"),        QStringLiteral("beruf"),
        QStringLiteral("similar role"), QStringLiteral("similar"),         QStringLiteral("poste"),
        QStringLiteral("puesto"),       QStringLiteral("comparable role"), QStringLiteral("this role")};
    const auto match = about.match(line.toLower());
    const QString words = match.captured(1).trimmed();
    return !match.hasMatch() || empty.contains(words) ? QStringList() : QStringList{words};
}

class Proposer
{
public:
    void take(const Demand &demand)
    {
        m_line = demand.text;
        m_must = demand.weight == Weight::Must;
        m_hits = Lexicon::builtIn().find(m_line, folded(m_line, Fold::Search));
        const std::size_t before = m_out.size();
        const bool loose = demand.weight == Weight::Loose;
        m_claimed.clear();
        years(loose);
        languages(loose);
        papers(loose);
        if (!loose || before != m_out.size()) {
            duties();
            skills();
        }
        if (demand.listed && (m_must || demand.bulleted) && before == m_out.size() && !m_seenAgain)
            ownWords();
        m_seenAgain = false;
    }

    std::vector<Criterion> done()
    {
        std::vector<Criterion> out;
        for (const bool must : {true, false}) {
            for (const Criterion &criterion : m_out) {
                if (criterion.mustHave != must || out.size() == mostCriteria)
                    continue;
                out.push_back(criterion);
                out.back().id = criterionId(criterion);
            }
        }
        return out;
    }

private:
    void add(CriterionKind kind, const QString &text, const QStringList &terms, int years = 0,
             const QString &level = {})
    {
        Criterion made;
        made.kind = kind;
        made.text = text;
        made.terms = terms;
        made.years = years;
        made.level = level;
        made.mustHave = m_must;
        const auto same = std::find_if(m_out.begin(), m_out.end(), [&made](const Criterion &c) {
            return c.kind == made.kind && c.terms == made.terms &&
                   (c.kind != CriterionKind::Other || c.text == made.text);
        });
        if (same == m_out.end()) {
            m_out.push_back(std::move(made));
            return;
        }
        m_seenAgain = true;
        same->mustHave = same->mustHave || made.mustHave;
        if (same->level.isEmpty() && !made.level.isEmpty()) {
            same->level = made.level;
            same->text = made.text;
        }
    }

    void years(bool loose)
    {
        const StatedYears stated = statedYears(m_line);
        if (stated.years == 0 || stated.years > 20 || (loose && !has(m_hits, Topic::KnowHow)))
            return;
        if (has(m_hits, Topic::Protected) || (has(m_hits, Topic::Language) && !has(m_hits, Topic::KnowHow)))
            return;
        QStringList terms;
        QString shown;
        for (const Topic topic : {Topic::Domain, Topic::Duty, Topic::Skill}) {
            for (const Hit &hit : ofTopic(m_hits, topic)) {
                if (!terms.isEmpty() && topic != Topic::Domain)
                    break;
                if (terms.contains(hit.entry->key))
                    continue;
                terms.append(hit.entry->key);
                m_claimed.insert(hit.entry);
                if (shown.isEmpty())
                    shown = hit.entry->shown;
            }
        }
        if (terms.isEmpty()) {
            terms = freeTerms(m_line);
            shown = terms.value(0);
        }
        const QString what =
            shown.isEmpty() ? QStringLiteral("Work experience") : shown + QStringLiteral(" experience");
        add(CriterionKind::Years, QStringLiteral("%1, %2 or more").arg(capitalised(what), yearsWords(stated.years)),
            terms, stated.years);
    }

    void languages(bool loose)
    {
        const auto named = ofTopic(m_hits, Topic::Language);
        const auto levels = ofTopic(m_hits, Topic::Level);
        if (named.empty() || (loose && levels.empty()))
            return;
        if (levels.empty() && !has(m_hits, Topic::Speaking) &&
            named.size() * 3 < static_cast<std::size_t>(m_line.count(QLatin1Char(' '))))
            return; // "work with our German customers"
        for (std::size_t i = 0; i < named.size(); ++i) {
            QString level;
            const bool before = !levels.empty() && levels.front().begin < named.front().begin;
            const int limit = i + 1 < named.size() ? named[i + 1].begin : static_cast<int>(m_line.size());
            for (const Hit &hit : levels) {
                const bool behind = !before && hit.begin >= named[i].end && (hit.end <= limit || level.isEmpty());
                const bool ahead = before && hit.end <= named[i].begin;
                const bool cefr = hit.end - hit.begin == 2;
                if ((behind && (level.isEmpty() || (cefr && hit.end <= limit))) || ahead ||
                    (before && cefr && hit.begin >= named[i].end && hit.end <= limit))
                    level = hit.entry->key;
            }
            const Entry *entry = named[i].entry;
            add(CriterionKind::Language, level.isEmpty() ? entry->shown : entry->shown + QLatin1Char(' ') + level,
                {entry->key}, 0, level);
        }
    }

    void papers(bool loose)
    {
        for (const Hit &hit : ofTopic(m_hits, Topic::Certificate)) {
            if (loose && !has(m_hits, Topic::KnowHow) && !has(m_hits, Topic::MarkMust))
                continue;
            add(CriterionKind::Certificate, hit.entry->shown, {hit.entry->key});
            m_claimed.insert(hit.entry);
            m_paper = true;
        }
        const auto degrees = ofTopic(m_hits, Topic::Degree);
        if (degrees.empty() || loose || ofTopic(m_hits, Topic::Certificate).size() > 0)
            return;
        const auto lowest = std::min_element(degrees.begin(), degrees.end(),
                                             [](const Hit &a, const Hit &b) { return a.entry->key < b.entry->key; });
        QStringList terms{lowest->entry->shown.toLower()};
        QString text = lowest->entry->shown;
        for (const Hit &hit : ofTopic(m_hits, Topic::Field)) {
            if (terms.contains(hit.entry->shown))
                continue;
            text += terms.size() == 1 ? QStringLiteral(" in ") + hit.entry->shown
                                      : QStringLiteral(" or ") + hit.entry->shown;
            terms.append(hit.entry->shown);
        }
        add(CriterionKind::Education, text, terms);
        m_paper = true;
    }

    void duties()
    {
        auto named = ofTopic(m_hits, Topic::Duty);
        m_duty = !named.empty();
        std::erase_if(named, [this](const Hit &hit) { return m_claimed.contains(hit.entry); });
        grouped(CriterionKind::Duty, named);
    }

    void skills()
    {
        std::vector<Hit> named = ofTopic(m_hits, Topic::Skill);
        if (!m_paper && !m_duty && statedYears(m_line).years == 0) {
            for (const Hit &hit : ofTopic(m_hits, Topic::Domain))
                named.push_back(hit);
            std::sort(named.begin(), named.end(), standsBefore);
        }
        m_paper = false;
        std::erase_if(named, [this](const Hit &hit) { return m_claimed.contains(hit.entry); });
        for (std::size_t i = 1; i < named.size();) { // "relational database" holds the name of one
            if (named[i].begin < named[i - 1].end)
                named.erase(named.begin() + static_cast<std::ptrdiff_t>(i));
            else
                ++i;
        }
        grouped(CriterionKind::Skill, named);
    }

    // "Java, Kotlin or Go" is one criterion that any of them meets; "Go, Kafka and PostgreSQL" are three.
    void grouped(CriterionKind kind, const std::vector<Hit> &named)
    {
        for (std::size_t i = 0; i < named.size();) {
            std::size_t next = i + 1;
            std::size_t end = next;
            const auto between = [&](std::size_t at) {
                return m_line.mid(named[at - 1].end, named[at].begin - named[at - 1].end);
            };
            while (next < named.size() && (isOr(between(next)) || isComma(between(next)))) {
                if (isOr(between(next)))
                    end = next + 1;
                ++next;
            }
            QStringList terms;
            QStringList shown;
            for (std::size_t at = i; at < end; ++at) {
                if (terms.contains(named[at].entry->key))
                    continue;
                terms.append(named[at].entry->key);
                shown.append(at == i ? named[at].entry->shown : lowerUnlessName(named[at].entry->shown));
            }
            const bool isDomain = named[i].entry->topic == Topic::Domain;
            const QString text =
                capitalised(shown.size() < 2 ? shown.join(QString())
                                             : shown.mid(0, shown.size() - 1).join(QStringLiteral(", ")) +
                                                   QStringLiteral(" or ") + shown.last());
            add(kind, isDomain ? text + QStringLiteral(" experience") : text, terms);
            i = end;
        }
    }

    // "Led a team or mentored others", yet "Java or Go".
    static QString lowerUnlessName(QString shown)
    {
        if (shown.contains(QLatin1Char(' ')) && shown.size() > 1 && shown.at(1).isLower())
            shown[0] = shown.at(0).toLower();
        return shown;
    }

    void ownWords()
    {
        if (has(m_hits, Topic::Protected) || m_line.size() < 6)
            return;
        QString text = m_line;
        while (!text.isEmpty() && QStringLiteral(".,;:").contains(text.back()))
            text.chop(1);
        if (text.size() > 90)
            text = text.left(text.lastIndexOf(QLatin1Char(' '), 88)) + QStringLiteral(" …");
        add(CriterionKind::Other, capitalised(text),
            {foldedText(m_line.endsWith(QLatin1Char('.')) ? m_line.chopped(1) : m_line, Fold::Search)});
    }

    QString m_line;
    std::vector<Hit> m_hits;
    QSet<const Entry *> m_claimed;
    bool m_must = false;
    bool m_paper = false;
    bool m_duty = false;
    bool m_seenAgain = false;
    std::vector<Criterion> m_out;
};

} // namespace

domain::CriteriaSet proposeCriteria(const domain::Requisition &requisition)
{
    const auto list = demands(requisition.text);
    const bool anyList = std::any_of(list.begin(), list.end(), [](const Demand &d) { return d.listed; });
    Proposer proposer;
    for (const Demand &demand : list) {
        if (!anyList || demand.weight != Weight::Loose)
            proposer.take(demand);
    }
    domain::CriteriaSet out;
    out.requisition = requisition.id;
    out.criteria = proposer.done();
    out.digest = criteriaDigest(requisition.id, out.criteria);
    return out;
}

} // namespace drafting
