#include "drafting/Lexicon.h"

#include <algorithm>
#include <array>

#include <QFile>
#include <QRegularExpression>

static void openLexicon()
{
    Q_INIT_RESOURCE(lexicon); // a static library's resource is not registered by itself
}

namespace drafting {

namespace {

struct TopicName
{
    const char *name;
    Topic topic;
};

constexpr std::array topicNames{
    TopicName{"skill", Topic::Skill},
    TopicName{"domain", Topic::Domain},
    TopicName{"domain-sign", Topic::DomainSign},
    TopicName{"field", Topic::Field},
    TopicName{"duty", Topic::Duty},
    TopicName{"duty-weak", Topic::NearDuty},
    TopicName{"degree", Topic::Degree},
    TopicName{"certificate", Topic::Certificate},
    TopicName{"language", Topic::Language},
    TopicName{"level", Topic::Level},
    TopicName{"speaking", Topic::Speaking},
    TopicName{"negation", Topic::Negation},
    TopicName{"negation-off", Topic::NegationOff},
    TopicName{"contrast", Topic::Contrast},
    TopicName{"know-how", Topic::KnowHow},
    TopicName{"nothing-but", Topic::NothingBut},
    TopicName{"intent", Topic::Intent},
    TopicName{"basic", Topic::Basic},
    TopicName{"former", Topic::Former},
    TopicName{"unfinished", Topic::Unfinished},
    TopicName{"mark-must", Topic::MarkMust},
    TopicName{"mark-nice", Topic::MarkNice},
    TopicName{"protected", Topic::Protected},
    TopicName{"alternative", Topic::Alternative},
    TopicName{"equivalent", Topic::Equivalent},
    TopicName{"now", Topic::Now},
    TopicName{"section", Topic::Section},
    TopicName{"posting", Topic::Posting},
};

bool isScanned(Topic topic)
{
    return topic != Topic::Now && topic != Topic::Section && topic != Topic::Posting;
}

quint64 startKey(QStringView word)
{
    quint64 key = 0;
    for (qsizetype i = 0; i < std::min<qsizetype>(word.size(), 4); ++i)
        key = (key << 16) | word.at(i).unicode();
    return key;
}

qsizetype wordEnd(const QString &text, qsizetype at)
{
    while (at < text.size() && text.at(at).isLetterOrNumber())
        ++at;
    return at;
}

QString wordBefore(const QString &text, qsizetype at)
{
    qsizetype end = at;
    while (end > 0 && text.at(end - 1) == QLatin1Char(' '))
        --end;
    qsizetype begin = end;
    while (begin > 0 && text.at(begin - 1).isLetterOrNumber())
        --begin;
    return text.mid(begin, end - begin);
}

QString wordAfter(const QString &text, qsizetype at)
{
    while (at < text.size() && text.at(at) == QLatin1Char(' '))
        ++at;
    return text.mid(at, wordEnd(text, at) - at);
}

// One or two letters say little: "Go to market", "R. Smith", "R&D", "vitamin C" are no languages.
bool standsAsName(const QString &text, const Folded &search, qsizetype start, qsizetype length)
{
    static const QStringList verbs = {QStringLiteral("to"),      QStringLiteral("the"),    QStringLiteral("live"),
                                      QStringLiteral("for"),     QStringLiteral("beyond"), QStringLiteral("ahead"),
                                      QStringLiteral("above"),   QStringLiteral("out"),    QStringLiteral("back"),
                                      QStringLiteral("through"), QStringLiteral("getter"), QStringLiteral("lives")};
    const QString after = wordAfter(search.text, start + length);
    if (length > 1)
        return length > 2 || !verbs.contains(after);
    static const QString openers = QStringLiteral(",;:/(|•·\n");
    static const QString closers = QStringLiteral(",;/)|.\n");
    static const QStringList company = {QStringLiteral("in"),   QStringLiteral("with"), QStringLiteral("and"),
                                        QStringLiteral("mit"),  QStringLiteral("und"),  QStringLiteral("et"),
                                        QStringLiteral("en"),   QStringLiteral("y"),    QStringLiteral("or"),
                                        QStringLiteral("oder"), QStringLiteral("ou"),   QStringLiteral("e"),
                                        QStringLiteral("avec"), QStringLiteral("con"),  QStringLiteral("language")};
    int begin = search.originBegin(start);
    const int end = search.originEnd(start + length);
    while (begin > 0 && text.at(begin - 1) == QLatin1Char(' '))
        --begin;
    int next = end;
    while (next < text.size() && text.at(next) == QLatin1Char(' '))
        ++next;
    const bool before =
        begin == 0 || openers.contains(text.at(begin - 1)) || company.contains(wordBefore(search.text, start));
    const bool initial = next < text.size() && text.at(next) == QLatin1Char('.') && next + 1 < text.size() &&
                         text.at(next + 1) != QLatin1Char('\n');
    const bool behind = next >= text.size() || closers.contains(text.at(next)) || company.contains(after);
    return before && behind && !initial;
}

} // namespace

bool standsBefore(const Hit &a, const Hit &b)
{
    if (a.begin != b.begin)
        return a.begin < b.begin;
    if (a.end != b.end)
        return a.end > b.end;
    if (!a.entry || !b.entry)
        return !a.entry && b.entry;
    return a.entry->topic != b.entry->topic ? a.entry->topic < b.entry->topic : a.entry->key < b.entry->key;
}

const Lexicon &Lexicon::builtIn()
{
    static const Lexicon lexicon; // an immutable table compiled into the program
    return lexicon;
}

Lexicon::Lexicon()
{
    openLexicon();
    for (const char *file : {"skills", "fields", "duties", "papers", "languages", "headings", "words"})
        load(QStringLiteral(":/lexicon/%1.tsv").arg(QLatin1String(file)));
}

void Lexicon::load(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        qFatal("the lexicon was not compiled in");
    const auto lines = QString::fromUtf8(in.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList cells = line.split(QLatin1Char('\t'));
        if (line.startsWith(QLatin1Char('#')) || cells.size() != 4)
            continue;
        const auto name = std::find_if(topicNames.begin(), topicNames.end(),
                                       [&cells](const TopicName &t) { return cells.at(0) == QLatin1String(t.name); });
        if (name == topicNames.end())
            qFatal("the lexicon has a topic that the engine does not know");
        Entry &entry = m_entries.emplace_back(Entry{name->topic, cells.at(1), cells.at(2), {}});
        for (const QString &alias : cells.at(3).split(QLatin1Char('|'), Qt::SkipEmptyParts))
            addAlias(entry, alias);
    }
}

// "fuehrerschein" is written for "Führerschein": résumés have either.
void Lexicon::addAlias(Entry &entry, const QString &alias)
{
    addSpelling(entry, alias);
    static const QRegularExpression digraph(QStringLiteral("(?<![aeqAEQ])([aou])e"));
    QString umlaut = alias;
    umlaut.replace(digraph, QStringLiteral("\\1"));
    if (umlaut != alias && !alias.startsWith(QLatin1Char('=')))
        addSpelling(entry, umlaut);
}

void Lexicon::addSpelling(Entry &entry, QString alias)
{
    Alias made;
    made.entry = &entry;
    const bool narrower = alias.startsWith(QLatin1Char('>')); // PostgreSQL is a relational database, not the reverse
    if (narrower)
        alias.remove(0, 1);
    if (alias.startsWith(QLatin1Char('='))) {
        alias.remove(0, 1);
        made.exact = alias;
    }
    if (alias.endsWith(QLatin1Char('*'))) {
        alias.chop(1);
        made.anyEnding = true;
    }
    made.folded = foldedText(alias, Fold::Search);
    while (made.lead < made.folded.size() && !made.folded.at(made.lead).isLetterOrNumber())
        ++made.lead;
    if (!narrower)
        entry.aliases.append(made.folded);
    if (entry.topic == Topic::Section || entry.topic == Topic::Posting) {
        m_headings[made.folded].push_back(&entry);
        return;
    }
    if (!isScanned(entry.topic) || made.folded.isEmpty())
        return;
    const QString whole = made.folded;
    const QStringView first = QStringView(whole).sliced(made.lead);
    const qsizetype firstEnd = wordEnd(made.folded, made.lead);
    const qsizetype anyWord = made.folded.indexOf(QLatin1String(" ~ "));
    if (anyWord > 0) {
        made.rest = made.folded.mid(anyWord + 2);
        made.folded.truncate(anyWord + 1);
    }
    const Alias &kept = m_aliases.emplace_back(std::move(made));
    m_byStart[startKey(first.first(firstEnd - kept.lead))].push_back(&kept);
}

qsizetype Lexicon::matchLength(const Alias &alias, const QString &text, const Folded &search, qsizetype start) const
{
    if (start < 0 || !QStringView(search.text).sliced(start).startsWith(alias.folded))
        return 0;
    qsizetype end = start + alias.folded.size();
    if (!alias.rest.isEmpty()) {
        end = wordEnd(search.text, end);
        if (!QStringView(search.text).sliced(end).startsWith(alias.rest))
            return 0;
        end += alias.rest.size();
    }
    if (alias.anyEnding)
        end = wordEnd(search.text, end);
    const bool wordy = search.text.at(end - 1).isLetterOrNumber();
    if (end < search.text.size() && wordy) {
        const QChar next = search.text.at(end);
        if (next.isLetterOrNumber() || next == QLatin1Char('#') || next == QLatin1Char('+'))
            return 0;
    }
    if (alias.lead > 0 && start > 0 && search.text.at(start - 1).isLetterOrNumber())
        return 0;
    if (!alias.exact.isEmpty()) {
        const int begin = search.originBegin(start);
        if (QStringView(text).sliced(begin, search.originEnd(end) - begin) != alias.exact)
            return 0;
        if (begin > 0 && text.at(begin - 1) == QLatin1Char('&'))
            return 0;
        if (!standsAsName(text, search, start, end - start))
            return 0;
    }
    return end - start;
}

void Lexicon::matchAt(const QString &text, const Folded &search, qsizetype word, std::vector<Hit> &out) const
{
    const auto end = wordEnd(search.text, word);
    const auto found = m_byStart.constFind(startKey(QStringView(search.text).sliced(word, end - word)));
    if (found == m_byStart.constEnd())
        return;
    for (const Alias *alias : *found) {
        const qsizetype start = word - alias->lead;
        const qsizetype length = matchLength(*alias, text, search, start);
        if (length > 0)
            out.push_back({alias->entry, search.originBegin(start), search.originEnd(start + length)});
    }
}

std::vector<Hit> Lexicon::find(const QString &text, const Folded &search) const
{
    std::vector<Hit> raw;
    qsizetype at = 0;
    while (at < search.text.size()) {
        if (!search.text.at(at).isLetterOrNumber()) {
            ++at;
            continue;
        }
        matchAt(text, search, at, raw);
        at = wordEnd(search.text, at);
    }
    std::sort(raw.begin(), raw.end(), standsBefore);
    std::vector<Hit> out;
    std::array<std::pair<const Entry *, int>, 32> covered{}; // per topic: the hit that reaches furthest
    for (const Hit &hit : raw) {
        auto &reach = covered[static_cast<std::size_t>(hit.entry->topic)];
        const bool inside = hit.end <= reach.second;
        bool twin = false; // two meanings of the same words both stand
        for (auto it = out.rbegin(); inside && !twin && it != out.rend() && it->begin == hit.begin; ++it)
            twin = it->end == hit.end && it->entry != hit.entry && it->entry->topic == hit.entry->topic;
        if (inside && !twin)
            continue;
        if (hit.end >= reach.second)
            reach = {hit.entry, hit.end};
        out.push_back(hit);
    }
    return out;
}

std::vector<const Entry *> Lexicon::named(const QString &term) const
{
    std::vector<const Entry *> out;
    const QString wanted = foldedText(term, Fold::Search);
    if (wanted.isEmpty())
        return out;
    for (const Entry &entry : m_entries) {
        const bool known = entry.topic == Topic::Skill || entry.topic == Topic::Domain || entry.topic == Topic::Field ||
                           entry.topic == Topic::Duty || entry.topic == Topic::Degree ||
                           entry.topic == Topic::Certificate || entry.topic == Topic::Language;
        if (known && (foldedText(entry.key, Fold::Search) == wanted ||
                      foldedText(entry.shown, Fold::Search) == wanted || entry.aliases.contains(wanted)))
            out.push_back(&entry);
    }
    return out;
}

const Entry *Lexicon::heading(Topic topic, const QString &line) const
{
    QString bare = foldedText(line, Fold::Search);
    while (!bare.isEmpty() && !bare.back().isLetterOrNumber())
        bare.chop(1);
    qsizetype lead = 0;
    while (lead < bare.size() && !bare.at(lead).isLetter())
        ++lead;
    bare.remove(0, lead);
    const auto found = m_headings.constFind(bare);
    if (found == m_headings.constEnd())
        return nullptr;
    const auto it = std::find_if(found->begin(), found->end(), [topic](const Entry *e) { return e->topic == topic; });
    return it == found->end() ? nullptr : *it;
}

std::vector<const Entry *> Lexicon::all(Topic topic) const
{
    std::vector<const Entry *> out;
    for (const Entry &entry : m_entries) {
        if (entry.topic == topic)
            out.push_back(&entry);
    }
    return out;
}

} // namespace drafting
