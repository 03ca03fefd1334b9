#include "practice/PeopleSpecial.h"

namespace practice {

const std::vector<SpecialCase> &specialCases()
{
    static const std::vector<SpecialCase> cases{
        {5, "pdf-scan", "STO-12", "de"},
        {9, "pdf-hidden-white", "ENG-76", "en"},
        {14, "pdf-tiny-instruction", "FIN-31", "en"},
        {17, "pdf-encrypted", "ENG-76", "en"},
        {21, "pdf-truncated", "NUR-08", "es"},
        {26, "pdf-sixty-pages", "ENG-76", "en"},
        {31, "empty", "STO-12", "de"},
        {34, "docx-hidden", "FIN-31", "en"},
        {38, "rtf-hidden", "ENG-76", "de"},
        {41, "txt-latin1", "STO-12", "de"},
        {46, "odt", "NUR-08", "es"},
    };
    return cases;
}

} // namespace practice
