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
        {2, "corpus:chromium-single.pdf", "ENG-76", "en", u"Ingrid", u"Solheim-Fischer", u"+49 30 23125 401"},
        {3, "corpus:libreoffice-two-column.pdf", "STO-12", "de", u"Käthe", u"Süßenguth", u"+49 30 23125 402"},
        {4, "corpus:latex-single.pdf", "ENG-76", "en", u"Ffion", u"Griffiths", u"+44 20 7946 0403"},
        {6, "corpus:cairo-two-column-rows.pdf", "NUR-08", "es", u"Íñigo", u"Peñarrubia Gómez", u"+34 555 404 118"},
        {8, "corpus:groff-single.pdf", "FIN-31", "en", u"Auberon", u"Whitfield", u"+44 20 7946 0405"},
        {11, "corpus:chromium-two-column.pdf", "FIN-31", "fr", u"Aurélie", u"Châteauneuf", u"+33 1 99 00 40 06"},
        {13, "corpus:libreoffice-single.docx", "ENG-76", "de", u"Jörn", u"Großkreutz", u"+49 30 23125 407"},
        {16, "corpus:chromium-sidebar.pdf", "ENG-76", "en", u"Oluwaseun", u"Adebayo-Finch", u"+44 20 7946 0408"},
        {19, "corpus:libreoffice-table.pdf", "NUR-08", "es", u"Nuria", u"Muñoz Ibáñez", u"+34 555 409 221"},
        {23, "corpus:latex-two-column.pdf", "FIN-31", "fr", u"François", u"Lefèbvre-Noël", u"+33 1 99 00 41 10"},
        {24, "corpus:groff-table.pdf", "STO-12", "en", u"Rhiannon", u"Baffield", u"+49 30 23125 411"},
        {28, "corpus:libreoffice-single.odt", "STO-12", "de", u"Günther", u"Weißenfels", u"+49 30 23125 412"},
        {30, "corpus:cairo-rotated.pdf", "ENG-76", "de", u"Mia", u"Öhlschläger", u"+49 30 23125 413"},
        {33, "corpus:chromium-table.pdf", "STO-12", "de", u"Şirin", u"Korkmaz", u"+49 30 23125 414"},
        {36, "corpus:libreoffice-single.rtf", "FIN-31", "fr", u"Zoé", u"Déchelette", u"+33 1 99 00 41 15"},
        {39, "corpus:chromium-hidden.pdf", "ENG-76", "en", u"Caspian", u"Rourke", u"+44 20 7946 0416"},
        {42, "corpus:groff-two-column.pdf", "NUR-08", "en", u"Philippa", u"Officer", u"+44 20 7946 0417"},
        {47, "corpus:rotated-page.pdf", "NUR-08", "es", u"Begoña", u"Alcañiz Rueda", u"+34 555 418 300"},
        {49, "corpus:libreoffice-single.pdf", "FIN-31", "en", u"Barnaby", u"Affleck-Stone", u"+44 20 7946 0419"},
        {50, "corpus:encrypted-user.pdf", "ENG-76", "en", u"Solveig", u"Tannahill", u"+44 20 7946 0420"},
        {53, "corpus:cairo-hidden.pdf", "STO-12", "de", u"Detlef", u"Büchsenschütz", u"+49 30 23125 421"},
        {56, "corpus:cairo-scan.pdf", "NUR-08", "es", u"Macarena", u"Íñiguez", u"+34 555 422 019"},
        {58, "corpus:truncated.pdf", "FIN-31", "en", u"Cordelia", u"Huffington-Vale", u"+44 20 7946 0423"},
    };
    return cases;
}

} // namespace practice
