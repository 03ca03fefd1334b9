// The words the built-in engine knows, in English, German, French and Spanish, from resources/lexicon. One scan of a
// text finds every entry on word boundaries. Short ambiguous names (Go, R, C) count only in their exact case and in
// the company of other names.
#pragma once

#include <deque>
#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

#include "drafting/Folding.h"

namespace drafting {

enum class Topic
{
    Skill,
    Domain,
    DomainSign,
    Field,
    Duty,
    NearDuty,
    Degree,
    Certificate,
    Language,
    Level,
    Speaking,
    Negation,
    NegationOff,
    Contrast,
    KnowHow,
    NothingBut,
    Intent,
    Basic,
    Former,
    Unfinished,
    MarkMust,
    MarkNice,
    Protected,
    Alternative,
    Equivalent,
    Now,
    Section,
    Posting, // not scanned for: dates and headings ask for them
};

struct Entry
{
    Topic topic = Topic::Skill;
    QString key;         // stable, lower case: go, german, B2, led a team
    QString shown;       // as an English sentence names it
    QStringList aliases; // folded for search, without marks
};

struct Hit
{
    const Entry *entry = nullptr;
    int begin = 0; // half-open offsets into the original text
    int end = 0;
};

// A total order: by begin, longer ones first, then by topic and key.
bool standsBefore(const Hit &a, const Hit &b);

class Lexicon
{
public:
    static const Lexicon &builtIn();

    // Ascending by begin. Within one topic a hit inside a longer one is dropped ("good" in "very good").
    std::vector<Hit> find(const QString &text, const Folded &search) const;
    // Entries that a term stands for, by key or alias; none when the term is not in the lexicon.
    std::vector<const Entry *> named(const QString &term) const;
    // The heading that a line is, or nullptr.
    const Entry *heading(Topic topic, const QString &line) const;
    std::vector<const Entry *> all(Topic topic) const;

private:
    struct Alias
    {
        const Entry *entry = nullptr;
        QString folded; // up to the "~" that stands for one word, where there is one
        QString rest;   // behind it
        QString exact;  // not empty: the original must read so
        int lead = 0;   // characters before the first letter or digit, as in ".net"
        bool anyEnding = false;
    };

    Lexicon();
    void load(const QString &file);
    void addAlias(Entry &entry, const QString &alias);
    void addSpelling(Entry &entry, QString alias);
    void matchAt(const QString &text, const Folded &search, qsizetype word, std::vector<Hit> &out) const;
    qsizetype matchLength(const Alias &alias, const QString &text, const Folded &search, qsizetype start) const;

    std::deque<Entry> m_entries;
    std::deque<Alias> m_aliases;
    QHash<quint64, std::vector<const Alias *>> m_byStart; // first letters of the first word
    QHash<QString, std::vector<const Entry *>> m_headings;
};

} // namespace drafting
