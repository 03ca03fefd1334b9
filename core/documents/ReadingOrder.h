// Runs in any order become the canonical text in the order a person reads: full-width lines first, columns one after
// the other, tables and dated entries row by row. Pure. (documents.md 3)
#pragma once

#include <vector>

#include "documents/Runs.h"

namespace documents {

struct OrderedText
{
    QString text;                  // lines end with \n
    std::vector<domain::Run> runs; // ascending by begin, disjoint
    std::vector<int> origins;      // for each run, its index in the runs of its page
    int suspicious = 0;            // characters that hygiene took out and ordinary writing has no use for
};

// Rebuilds the order from geometry.
OrderedText inReadingOrder(const std::vector<PageRuns> &pages);

// For formats that know their own order (DOCX, ODT, RTF, TXT): runs are taken as they come, one line for each change
// of baseline; hygiene and hyphens as above.
OrderedText inGivenOrder(const std::vector<PageRuns> &pages);

} // namespace documents
