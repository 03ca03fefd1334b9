#include "documents/FlowBuilder.h"

#include <algorithm>

namespace documents {

namespace {

constexpr int shortCell = 32; // characters: a date, a place, a label

QString textOf(const FlowParagraph &paragraph)
{
    QString text;
    for (const auto &cell : paragraph.cells)
        for (const auto &span : cell)
            text += span.text;
    return text.simplified();
}

void dropEmpty(std::vector<FlowParagraph> &paragraphs)
{
    paragraphs.erase(std::remove_if(paragraphs.begin(), paragraphs.end(),
                                    [](const FlowParagraph &p) { return textOf(p).isEmpty(); }),
                     paragraphs.end());
}

} // namespace

FlowBuilder::FlowBuilder() : m_targets(1) {}

FlowBuilder::Paragraphs &FlowBuilder::target()
{
    return m_targets.back();
}

void FlowBuilder::startParagraph()
{
    FlowParagraph paragraph;
    paragraph.cells.emplace_back();
    m_paragraphs.push_back(std::move(paragraph));
}

void FlowBuilder::label(const QString &text)
{
    if (inParagraph())
        m_paragraphs.back().label = text;
}

void FlowBuilder::indent(qreal points)
{
    if (inParagraph())
        m_paragraphs.back().indent = points;
}

void FlowBuilder::add(const FlowSpan &span)
{
    if (span.text.isEmpty())
        return;
    if (!inParagraph())
        startParagraph();
    m_paragraphs.back().cells.front().push_back(span);
}

void FlowBuilder::endParagraph()
{
    if (!inParagraph())
        return;
    target().push_back(std::move(m_paragraphs.back()));
    m_paragraphs.pop_back();
}

void FlowBuilder::startTable()
{
    m_tables.push_back({{}, false, m_paragraphs.size()});
}

void FlowBuilder::startRow()
{
    if (!m_tables.empty())
        m_tables.back().cells.clear();
}

void FlowBuilder::startCell()
{
    if (m_tables.empty())
        return;
    endCell();
    m_tables.back().inCell = true;
    m_targets.emplace_back();
}

void FlowBuilder::endCell()
{
    if (m_tables.empty() || !m_tables.back().inCell)
        return;
    auto &table = m_tables.back();
    while (m_paragraphs.size() > table.outside)
        endParagraph();
    table.inCell = false;
    table.cells.push_back(std::move(m_targets.back()));
    m_targets.pop_back();
}

// A row is read across when its cells hold a line each; where one cell goes on under its first line and the others are
// short (a date, a place), its first line is read with theirs. Everything else is read cell by cell.
void FlowBuilder::endRow()
{
    if (m_tables.empty())
        return;
    endCell();
    auto cells = std::exchange(m_tables.back().cells, {});
    for (auto &cell : cells)
        dropEmpty(cell);
    cells.erase(std::remove_if(cells.begin(), cells.end(), [](const Paragraphs &c) { return c.empty(); }), cells.end());
    const auto plainFirst = [](const Paragraphs &c) {
        return c.front().cells.size() == 1 && c.front().label.isEmpty();
    };
    const auto longer = std::count_if(cells.begin(), cells.end(), [](const Paragraphs &c) { return c.size() > 1; });
    const bool shortOthers = std::all_of(cells.begin(), cells.end(), [](const Paragraphs &c) {
        return c.size() > 1 || textOf(c.front()).size() <= shortCell;
    });
    const bool across = cells.size() > 1 && std::all_of(cells.begin(), cells.end(), plainFirst) &&
                        (longer == 0 || (longer == 1 && shortOthers));
    if (across) {
        FlowParagraph row;
        for (auto &cell : cells) {
            row.cells.push_back(std::move(cell.front().cells.front()));
            cell.erase(cell.begin());
        }
        target().push_back(std::move(row));
    }
    for (auto &cell : cells)
        std::move(cell.begin(), cell.end(), std::back_inserter(target()));
}

void FlowBuilder::endTable()
{
    if (m_tables.empty())
        return;
    if (m_tables.back().inCell || !m_tables.back().cells.empty())
        endRow();
    m_tables.pop_back();
}

Flow FlowBuilder::take()
{
    while (!m_tables.empty())
        endTable();
    while (inParagraph())
        endParagraph();
    Flow flow;
    flow.paragraphs = std::move(m_targets.front());
    m_targets.assign(1, {});
    return flow;
}

} // namespace documents
