// A text without what identifies the person or is nobody's business, with the way back: every place of the new text
// leads to its place in the old one. Twins, two résumés that differ in name, pronouns and contact data alone, come out
// byte for byte the same. // SEC-42, SEC-43, SEC-45, SEC-46, CMP-06, CMP-61, DESIGN 10 (22)
#pragma once

#include <map>
#include <vector>

#include "domain/Document.h"
#include "drafting/Phrases.h"
#include "drafting/redaction/Identity.h"

namespace drafting {

inline constexpr const char *redactionVersion = "3"; // changes whenever the same text may come out differently

enum class Piece // of two that are found at one place the first counts
{
    Name,   // hers
    Person, // somebody else's, as far as it is marked as one
    Email,
    Number, // of an account, a card, a passport
    Phone,
    Link,
    Address,
    Birth,
    Private, // marital status, nationality, religion …
    Year,    // of an education: an age in other words
    Neutral, // a word that tells the gender
    Escaped  // what looked like one of our own marks
};

struct Edit
{
    int begin = 0; // half-open, in the original
    int end = 0;
    int outBegin = 0; // in the new text
    int outEnd = 0;
    Piece piece = Piece::Name;
};

struct Redacted
{
    QString text;
    std::vector<Edit> edits; // ascending; between them both texts are the same

    // The place in the original that a place in text stands for; what touches an edit holds the whole of it.
    std::pair<int, int> origin(int begin, int end) const;
    int replaced() const; // edits but Escaped and Neutral
};

struct RedactionOptions
{
    bool keepEducationYears = false; // a criterion asks for them
    QStringList people;              // others whose names are known: interviewers
};

class Redactor
{
public:
    // key: of this installation, for the mark's nonce: equal for twins, unguessable for the applicant. // DESIGN 10
    // (26)
    Redactor(Identity identity, QByteArray key, RedactionOptions options = {});

    // All texts of one request share a nonce.
    std::vector<Redacted> redact(const std::vector<domain::DocumentText> &documents);
    // Text that is not hers but may name her: known identifiers alone.
    QString redactKnown(const QString &text) const;
    const Identity &identity() const { return m_identity; }
    const QString &nonce() const { return m_nonce; } // of the last redact()

    // A model's words with our marks put into words again; a mark that we did not issue stays as text. name: what
    // stands for hers, "the applicant" or her own.
    QString restored(const QString &text, const QString &name, const Phrases &say = {}) const;

private:
    struct Found
    {
        int begin;
        int end;
        Piece piece;
        QString instead; // for Neutral and Escaped
    };
    std::vector<Found> findAll(const domain::DocumentText &document) const;
    Redacted build(const QString &text, const std::vector<Found> &found) const;
    QString markOf(Piece piece) const;

    Identity m_identity;
    Identity m_people;
    QByteArray m_key;
    RedactionOptions m_options;
    QString m_nonce;
};

} // namespace drafting
