// What the built-in engine says, in the recruiter's language. A sentence is called by its English words; what they are
// in German, French and Spanish stands side by side in resources/wording.
#pragma once

#include <QString>

namespace drafting {

class Phrases
{
public:
    Phrases() = default;                       // English
    explicit Phrases(const QString &language); // de, fr, es; anything else is English

    // The sentence; one that is not in the table is a defect and stays English, with a warning.
    QString operator()(const char *english) const;
    // A word that the lexicon shows ("German", "Led a team"); one without a translation stays as it is.
    QString word(const QString &shown) const;

    // Numbers as words, so that every digit in a claim comes from its passage.
    QString number(int number) const;   // one … twenty, else digits
    QString years(int years) const;     // "one year", "five years"
    QString duration(int months) const; // "two years and three months"

    QString language() const; // en, de, fr, es
    QString name() const;     // as a model is told: English, German, French, Spanish

private:
    int m_column = 0; // of the table
};

} // namespace drafting
