#include "documents/CharacterHygiene.h"

namespace documents {

namespace {

enum class Fate
{
    Keep,
    Remove,
    RemoveSuspicious,
    Blank,
    Letters
};

Fate fateOf(char32_t c)
{
    if (c >= 0x20 && c < 0x7f)
        return Fate::Keep;
    if (c == '\t' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
        c == 0x3000)
        return Fate::Blank;
    if (c == '\n')
        return Fate::Keep;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x180e)
        return Fate::Remove;
    // Joiners and marks belong to Arabic and Indic writing and to emoji: out, but no reason to look twice.
    if (c >= 0x200c && c <= 0x200f)
        return Fate::Remove;
    if (c == 0x200b || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f))
        return Fate::RemoveSuspicious;
    if (c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f))
        return Fate::Remove;
    if (c >= 0xe0000 && c <= 0xe0fff)
        return Fate::RemoveSuspicious;
    if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000)
        return Fate::Remove; // private use: symbol fonts put bullets here
    if (c == 0xfffe || c == 0xffff || (c >= 0xfdd0 && c <= 0xfdef))
        return Fate::Remove;
    if (c == 0x2028 || c == 0x2029)
        return Fate::Blank;
    if ((c >= 0xfb00 && c <= 0xfb06) || c == 0x132 || c == 0x133 || (c >= 0x1c4 && c <= 0x1cc) ||
        (c >= 0xfb50 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc))
        return Fate::Letters;
    return Fate::Keep;
}

} // namespace

CleanText clean(QStringView text)
{
    CleanText out;
    out.text.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        char32_t c = unit.unicode();
        int units = 1;
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(unit, text[i + 1]);
            units = 2;
        } else if (unit.isSurrogate()) {
            ++out.removed; // half a character
            continue;
        }
        switch (fateOf(c)) {
        case Fate::Keep:
            out.text.append(text.mid(i, units));
            break;
        case Fate::Blank:
            out.text.append(QLatin1Char(' '));
            break;
        case Fate::Letters:
            out.text.append(text.mid(i, units).toString().normalized(QString::NormalizationForm_KC));
            break;
        case Fate::RemoveSuspicious:
            ++out.suspicious;
            ++out.removed;
            break;
        case Fate::Remove:
            ++out.removed;
            break;
        }
        i += units - 1;
    }
    return out;
}

} // namespace documents
