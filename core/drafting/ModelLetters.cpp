#include "drafting/ModelLetters.h"

#include <algorithm>
#include <array>

#include <QRegularExpression>
#include <nlohmann/json.hpp>

#include "base/StrictJson.h"
#include "drafting/Affect.h"
#include "drafting/Folding.h"
#include "drafting/redaction/Redaction.h"

namespace drafting {

using base::failure;
using base::Kind;

namespace {

constexpr qsizetype mostSentences = 3;
constexpr qsizetype mostWords = 60;
constexpr qsizetype longestSentence = 400;

// Words that carry no meaning of their own and tell the four languages apart.
struct SmallWords
{
    const char *language;
    const char *name;  // as the prompt says it
    const char *words; // folded
};
constexpr std::array<SmallWords, 4> languages{{
    {"en", "English", " the and to you your would we for of with about please could "},
    {"de", "German", " der die das und sie ihre ihren ihnen wir mit fur bitte wurden uns konnten zu ein eine "},
    {"fr", "French", " le la les et vous votre nous pour avec de des une sur pourriez serait "},
    {"es", "Spanish", " el la los y usted su nos para con de una sobre podria seria le que "},
}};

const SmallWords &languageIn(const QString &language)
{
    for (const auto &each : languages)
        if (language == QLatin1String(each.language))
            return each;
    return languages.front();
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression apart(QStringLiteral("[^\\p{L}\\p{N}]+"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    return foldedText(text, Fold::Search).split(apart, Qt::SkipEmptyParts);
}

int smallWords(const QStringList &words, const SmallWords &in)
{
    const QString all = QLatin1String(in.words);
    return static_cast<int>(std::count_if(words.begin(), words.end(), [&all](const QString &word) {
        return all.contains(QLatin1Char(' ') + word + QLatin1Char(' '));
    }));
}

QString purposeWord(LetterKind kind)
{
    return kind == LetterKind::Outreach   ? QStringLiteral("outreach")
           : kind == LetterKind::Question ? QStringLiteral("question")
                                          : QStringLiteral("next_step");
}

} // namespace

QString brokenRule(const QStringList &sentences, const QString &language, const QStringList &names,
                   const QString &beside)
{
    if (sentences.isEmpty() || sentences.size() > mostSentences)
        return QStringLiteral("one to three sentences");
    const QString all = sentences.join(QLatin1Char(' '));
    static const QRegularExpression foreign(QStringLiteral("[@<>\\[\\]{}]|\\p{Cc}|\\p{Cf}|\\p{Co}|://|\\bwww\\."),
                                            QRegularExpression::UseUnicodePropertiesOption |
                                                QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(QStringLiteral("\\p{N}+"));
    bool isForeign = foreign.match(all).hasMatch();
    for (auto it = number.globalMatch(all); it.hasNext();)
        isForeign = !beside.contains(it.next().captured()) || isForeign;
    if (isForeign)
        return QStringLiteral("no number, link or sign");
    // Nothing of how somebody was judged, and nothing that binds the company.
    static const QRegularExpression judging(
        QStringLiteral("\\b(?:scores?|scored|rank(?:ed|ing)?|verdicts?|rating|algorithm\\w*|automat\\w*|guarante\\w*|"
                       "promise\\w*|salary|offer(?:s|ed)?|hire[ds]?|reject\\w*|unfortunately|other candidates?|"
                       "punkt(?:e|zahl|wert)?|bewertung\\w*|rangliste\\w*|garantier\\w*|versprech\\w*|gehalt\\w*|"
                       "angebot\\w*|eingestellt|absage\\w*|leider|"
                       "notes?\\s+globale|classement\\w*|garanti\\w*|promett\\w*|salaire\\w*|offre|embauch\\w*|"
                       "refus\\w*|malheureusement|puntuaci\\w*|clasificaci\\w*|garantiz\\w*|promet\\w*|salario\\w*|"
                       "oferta\\w*|contrat\\w*|rechaz\\w*|lamentablemente)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    if (judging.match(all).hasMatch() || !affectIn(all).isEmpty())
        return QStringLiteral("no judgement and no promise");
    const QStringList words = wordsOf(all);
    if (words.size() > mostWords || std::any_of(sentences.begin(), sentences.end(), [](const QString &each) {
            return each.trimmed().isEmpty() || each.size() > longestSentence;
        }))
        return QStringLiteral("at most sixty words");
    for (const auto &name : names)
        for (const auto &part : wordsOf(name))
            if (part.size() > 2 && words.contains(part))
                return QStringLiteral("no name");
    const auto &own = languageIn(language);
    const int inOwn = smallWords(words, own);
    for (const auto &other : languages)
        if (&other != &own && smallWords(words, other) > inOwn)
            return QStringLiteral("another language");
    return inOwn == 0 ? QStringLiteral("another language") : QString();
}

base::Result<ModelLetter> ModelLetter::prepare(LetterInput input, const domain::Candidate &person, const Prompt &prompt,
                                               const ProviderProfile &profile)
{
    if (input.kind == LetterKind::Refusal)
        return failure(Kind::NotFound, QStringLiteral("a refusal is worded by people"));
    ModelLetter out;
    out.m_names = {person.firstName, person.lastName, person.preferredName};
    const Identity identity(person, {});
    out.m_question.system = prompt.text;
    out.m_question.user = QStringLiteral("For: %1\nRole: %2\nLanguage: %3\n")
                              .arg(purposeWord(input.kind), input.requisition.simplified(),
                                   QLatin1String(languageIn(input.language).name));
    if (input.kind == LetterKind::Question)
        out.m_question.user += QStringLiteral("Ask for: %1\n").arg(input.about.simplified());
    out.m_question.schema = prompt.schema;
    out.m_question.schemaName = prompt.name;
    if (Redactor(identity, {}).redactKnown(out.m_question.user) != out.m_question.user)
        return failure(Kind::NotFound, QStringLiteral("the question would name the person"));
    out.m_gate = std::make_shared<IdentityGate>(identity, fixedTexts(out.m_question, profile));
    out.m_from.engine = profile.name;
    out.m_from.model = profile.model;
    out.m_from.promptVersion = prompt.version;
    out.m_from.provenance.parameters = parametersOf(profile);
    out.m_from.provenance.prompt = prompt.digest();
    out.m_from.provenance.redaction = QLatin1String(redactionVersion);
    out.m_from.inputDigest = base::Digest::ofParts(
        {QByteArrayLiteral("countersign-model-letter-1"), profile.name.toUtf8(), profile.model.toUtf8(),
         out.m_from.provenance.parameters.toUtf8(), prompt.digest().bytes(), input.account.text().toUtf8(),
         input.application.text().toUtf8(), input.firstName.toUtf8(), input.recruiter.toUtf8(),
         out.m_question.user.toUtf8()});
    out.m_input = std::move(input);
    return out;
}

base::Result<domain::Draft> ModelLetter::read(const ModelAnswer &answer) const
{
    if (answer.outcome != Outcome::Ok)
        return failure(Kind::BadAnswer, answer.why);
    LetterInput input = m_input;
    const auto read = base::decode([&] {
        const auto said = nlohmann::json::parse(answer.text.begin(), answer.text.end());
        for (const auto &sentence : said.at("sentences"))
            input.middle.append(base::toQString(sentence).simplified());
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    const QString beside = input.requisition + QLatin1Char(' ') + input.about;
    if (const QString broken = brokenRule(input.middle, input.language, m_names, beside); !broken.isEmpty())
        return failure(Kind::BadAnswer, QStringLiteral("the message breaks a rule: ") + broken,
                       QStringLiteral("message"));
    auto draft = letter(input);
    draft.engine = m_from.engine;
    draft.model = answer.model.isEmpty() ? m_from.model : answer.model;
    draft.promptVersion = m_from.promptVersion;
    draft.provenance = m_from.provenance;
    draft.inputDigest = m_from.inputDigest;
    return draft;
}

} // namespace drafting
