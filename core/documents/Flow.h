// A document without pages (DOCX, ODT, RTF, TXT) as a list of paragraphs in reading order, ready to be laid out.
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "domain/Document.h"

namespace documents {

enum class Weight
{
    Normal,
    Bold
};

struct FlowSpan
{
    QString text; // may hold \n for a break inside the paragraph
    qreal size = 11;
    Weight weight = Weight::Normal;
    std::optional<domain::HiddenWhy> hidden = {}; // then it is told, not laid out // SEC-33
};

using FlowSpans = std::vector<FlowSpan>;

struct FlowParagraph
{
    std::vector<FlowSpans> cells; // one, or the cells of a table's row that is read across
    QString label = {};           // of a list item: "•", "1."
    qreal indent = 0;             // points
};

struct Flow
{
    std::vector<FlowParagraph> paragraphs;
};

// Why a file could not become a Flow, as Kinds: Unsupported = Encrypted, Invalid = TooLarge, BadAnswer = Unreadable.

} // namespace documents
