#include "documents/Language.h"

#include <cld2/public/compact_lang_det.h>

namespace documents {

QString languageOf(const QString &text)
{
    const QByteArray utf8 = text.left(20'000).toUtf8();
    bool reliable = false;
    const auto language = CLD2::DetectLanguage(utf8.constData(), static_cast<int>(utf8.size()), true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE)
        return {};
    const QString code = QString::fromLatin1(CLD2::LanguageCode(language));
    return code.left(code.indexOf(QLatin1Char('-')) < 0 ? code.size() : code.indexOf(QLatin1Char('-')));
}

} // namespace documents
