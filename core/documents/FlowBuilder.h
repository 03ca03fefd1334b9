// Collects paragraphs and tables of office formats into a Flow. Tolerates any nesting: what is left open is closed.
#pragma once

#include "documents/Flow.h"

namespace documents {

class FlowBuilder
{
public:
    FlowBuilder();

    void startParagraph();
    void label(const QString &text); // of the innermost open paragraph
    void indent(qreal points);
    void add(const FlowSpan &span); // opens a paragraph when none is open
    void endParagraph();
    bool inParagraph() const { return !m_paragraphs.empty(); }

    void startTable();
    void startRow();
    void startCell();
    void endCell();
    void endRow();
    void endTable();
    int tableDepth() const { return static_cast<int>(m_tables.size()); }

    Flow take();

private:
    using Paragraphs = std::vector<FlowParagraph>;
    struct Table
    {
        std::vector<Paragraphs> cells; // of the open row
        bool inCell = false;
        std::size_t outside = 0; // paragraphs open around it
    };
    Paragraphs &target();

    std::vector<Paragraphs> m_targets; // the body, then the open cells
    std::vector<FlowParagraph> m_paragraphs;
    std::vector<Table> m_tables;
};

} // namespace documents
