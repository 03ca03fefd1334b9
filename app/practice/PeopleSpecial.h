// The unusual documents and where in the queue they stand. Index 0 is the newest application.
#pragma once

#include "practice/World.h"

namespace practice {

struct SpecialCase
{
    int index = 0;
    const char *recipe = "";
    const char *code = "";       // requisition, or empty = as it comes
    const char *language = "";   // of the document, or empty = as it comes
    const char16_t *first = u""; // the person a committed corpus file is about
    const char16_t *last = u"";
    const char16_t *phone = u"";
};

const std::vector<SpecialCase> &specialCases();

constexpr int optedOutIndex = 12;
constexpr int beyondDoubleIndex = 7; // ids above 2^53
constexpr int firstDuplicates[2] = {44, 52};
constexpr int secondDuplicates[2] = {131, 148};
constexpr int finalistCount = 8;
// Some days old, however many applications there are: interviews need time.
constexpr int finalistIndex(int finalist, int applications)
{
    return (66 + finalist * 7) * (applications / 240);
}

} // namespace practice
