// A document prepared once for all questions about it: what is found where, in which section, and in what tone.
#pragma once

#include <vector>

#include <QDate>

#include "domain/Criterion.h"
#include "domain/Document.h"
#include "domain/Draft.h"
#include "drafting/Clauses.h"
#include "drafting/ExperienceSpans.h"
#include "drafting/Lexicon.h"
#include "drafting/Sections.h"

namespace drafting {

// How a mention stands in its clause. Only Plain can make a verdict "met".
enum class Tone
{
    Plain,
    Basic,    // "basic knowledge of Kafka"
    Others,   // "the audit was handled by the group office"
    Intended, // "willing to learn Kafka", "applied for"
    Lapsed,   // "expired", "not completed"
    Negated,  // "no experience with Kafka", "kein Deutsch"
};

struct Reading
{
    const domain::DocumentText *document = nullptr; // outlives the reading
    Folded search;
    std::vector<Hit> hits;
    std::vector<Section> sections;
    std::vector<Span> spans;
    std::vector<Range> clauses;
    QStringList firmNames;    // short forms: "Kafka & Finch"
    std::vector<Range> firms; // names of employers: "Kafka & Finch Ltd" says nothing about Kafka
    bool isLetter = false;    // not the first document
    bool languageRead = true; // false: written in a language the engine does not know

    const QString &text() const { return document->text; }
};

enum class Role
{
    Resume,
    Letter
};

Reading readDocument(const domain::DocumentText &document, Role role, QDate today);
// The papers of one person, the résumé first: an employer that one of them names is known in all.
std::vector<Reading> readPapers(const std::vector<domain::DocumentText> &documents, QDate today);

std::vector<Hit> hitsWithin(const Reading &reading, Range range); // that begin in it, ascending
Tone toneOf(const Reading &reading, const Hit &hit);

// Mentions of a criterion's terms: lexicon entries by all their aliases, unknown terms letter by letter.
std::vector<Hit> mentions(const Reading &reading, const QStringList &terms);

// A passage around [begin, end): its clause or line where short enough, else a window cut at words.
domain::Passage passageAround(const Reading &reading, int begin, int end);
domain::Passage passageOf(const domain::DocumentText &document, Range range);

// One line of the text that stands for all of it, when nothing better can be quoted; empty without text.
Range firstTellingLine(const QString &text);

} // namespace drafting
