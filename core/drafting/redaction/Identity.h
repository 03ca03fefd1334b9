// What is known of a person from the record, in all its forms: the order, case, accents, alphabet and hyphens of a name
// make no difference, nor does the way a number is written. // SEC-42
#pragma once

#include <optional>
#include <vector>

#include <QSet>
#include <QStringList>

#include "domain/Candidate.h"
#include "drafting/Folding.h"

namespace drafting {

enum class Known
{
    Name,
    Email,
    Phone,
    Link,
    Address
};

struct KnownPlace
{
    Known what = Known::Name;
    int begin = 0; // half-open offsets into the text
    int end = 0;
};

class Identity
{
public:
    Identity() = default;
    explicit Identity(const domain::Candidate &candidate, const QStringList &fileNames = {});
    explicit Identity(const QStringList &names); // of several people, who are then one

    // All places, ascending, none inside another. A name is found as a whole run: title, given and family names,
    // initials and particles in any order. A word that is also a common one counts in capitals or beside another part
    // of the name only; a month before a year does not count.
    std::vector<KnownPlace> find(const QString &text) const;
    bool isEmpty() const { return m_names.isEmpty() && m_texts.empty() && m_phones.isEmpty(); }
    const QString &fullName() const { return m_fullName; }

private:
    struct Word;
    std::vector<Word> wordsOf(const QString &text, const Folded &search) const;
    bool standsAlone(const std::vector<Word> &words, std::size_t at, const QString &text) const;
    bool isGlued(const QString &word) const; // "marialopez", "lopez1985"
    void findNames(const QString &text, const Folded &search, std::vector<KnownPlace> &out) const;
    void findPhones(const QString &text, std::vector<KnownPlace> &out) const;
    void addName(const QString &name);
    void addText(Known what, const QString &text);

    struct KnownText
    {
        Known what;
        QString folded;
    };
    QString m_fullName;
    QSet<QString> m_names;    // folded words of two letters and more
    QSet<QString> m_initials; // first letters of the names
    QSet<QString> m_family;
    QStringList m_whole; // given and family names, folded, without blanks: "anamaria", "lopez"
    std::vector<KnownText> m_texts;
    QStringList m_phones; // the last digits of each, nine or all
};

// Letters without accents, strokes and foreign alphabets, for comparing names: "Łukasz" → "lukasz", "Иван" → "ivan".
QString plainLetters(const QString &folded);

} // namespace drafting
