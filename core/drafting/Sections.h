// The parts of a résumé by their headings, in English, German, French and Spanish.
#pragma once

#include <vector>

#include "domain/Document.h"

namespace drafting {

enum class SectionKind
{
    Profile,
    Experience,
    Education,
    Skills,
    Languages,
    Certificates,
    Projects,
    Other
};

// Half-open offsets. Sections cover the text without gaps; what stands before the first heading is Other with
// headingEnd == begin.
struct Section
{
    SectionKind kind = SectionKind::Other;
    int begin = 0;
    int end = 0;
    int headingEnd = 0;

    friend bool operator==(const Section &, const Section &) = default;
};

std::vector<Section> sections(const domain::DocumentText &document);
const Section *sectionOf(const std::vector<Section> &sections, int at); // nullptr outside all
SectionKind sectionAt(const std::vector<Section> &sections, int at);    // Other outside all

} // namespace drafting
