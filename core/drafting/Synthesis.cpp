#include "drafting/Synthesis.h"

#include <algorithm>

#include "drafting/BuiltInEngine.h"
#include "drafting/Phrases.h"

namespace drafting {

using domain::Claim;
using domain::ClaimKind;

namespace {

// The systems' words on one scale. A word that is not known takes no side.
int sideOf(const QString &rating)
{
    const QString word = rating.toLower().replace(QLatin1Char('_'), QLatin1Char(' '));
    if (word == QLatin1String("strong yes") || word == QLatin1String("yes"))
        return 1;
    if (word == QLatin1String("no") || word == QLatin1String("strong no") || word == QLatin1String("definitely not"))
        return -1;
    return 0;
}

QString plain(QString word)
{
    return word.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString ratingLine(const domain::Rating &rating)
{
    return rating.attribute + QStringLiteral(": ") + plain(rating.rating) +
           (rating.note.isEmpty() ? QString() : QStringLiteral(". ") + rating.note.simplified());
}

QString voteLine(const domain::Scorecard &card)
{
    return QStringLiteral("Overall: ") + (card.overall.isEmpty() ? QStringLiteral("no vote") : plain(card.overall));
}

// One voice on one attribute.
struct Voice
{
    const Interview *who = nullptr;
    const domain::Rating *rating = nullptr;
};

struct Topic
{
    QString attribute;
    std::vector<Voice> voices;

    bool isContested() const
    {
        const auto says = [this](int side) {
            return std::any_of(voices.begin(), voices.end(),
                               [side](const Voice &voice) { return sideOf(voice.rating->rating) == side; });
        };
        return says(1) && says(-1);
    }
    bool isShared() const
    {
        const int side = sideOf(voices.front().rating->rating);
        return voices.size() > 1 && side != 0 && std::all_of(voices.begin(), voices.end(), [side](const Voice &voice) {
                   return sideOf(voice.rating->rating) == side;
               });
    }
};

std::vector<Topic> topicsOf(const std::vector<Interview> &interviews)
{
    std::vector<Topic> topics; // in the order in which they come up
    for (const auto &interview : interviews) {
        if (!interview.card.submittedAt.isValid())
            continue;
        for (const auto &rating : interview.card.ratings) {
            const auto at = std::find_if(topics.begin(), topics.end(),
                                         [&rating](const Topic &each) { return each.attribute == rating.attribute; });
            if (at == topics.end())
                topics.push_back({rating.attribute, {{&interview, &rating}}});
            else
                at->voices.push_back({&interview, &rating});
        }
    }
    return topics;
}

Claim cited(ClaimKind kind, const QString &text, const Interview &interview, const QString &line)
{
    const auto document = scorecardText(interview);
    domain::Passage passage;
    passage.document = document.digest;
    passage.begin = static_cast<int>(document.text.indexOf(line));
    passage.end = passage.begin + static_cast<int>(line.size());
    passage.quote = line;
    Claim claim;
    claim.kind = kind;
    claim.text = text;
    claim.passage = passage;
    return claim; // its support is grounding's to say
}

Claim free(ClaimKind kind, const QString &text)
{
    Claim claim;
    claim.kind = kind;
    claim.text = text;
    claim.support = domain::Support::NotNeeded;
    return claim;
}

bool isMentioned(const domain::Criterion &criterion, const std::vector<domain::DocumentText> &texts)
{
    QStringList words = criterion.terms;
    words.append(criterion.text);
    return std::any_of(texts.begin(), texts.end(), [&words](const domain::DocumentText &text) {
        return std::any_of(words.begin(), words.end(), [&text](const QString &word) {
            return !word.isEmpty() && text.text.contains(word, Qt::CaseInsensitive);
        });
    });
}

base::Digest inputOf(const SynthesisInput &input)
{
    QByteArray all;
    for (const auto &text : scorecardTexts(input.interviews))
        all += text.digest.bytes();
    return base::Digest::ofParts({QByteArrayLiteral("synthesis"), builtInVersion, all,
                                  input.criteria.digest.isNone() ? QByteArray() : input.criteria.digest.bytes(),
                                  Phrases(input.language).language().toLatin1()});
}

} // namespace

domain::DocumentText scorecardText(const Interview &interview)
{
    QStringList lines{QStringLiteral("Scorecard of ") + interview.interviewer};
    for (const auto &rating : interview.card.ratings)
        lines.append(ratingLine(rating));
    for (const auto &line : interview.card.notes.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines.append(line.simplified());
    lines.append(voteLine(interview.card));
    domain::DocumentText text;
    text.state = domain::ReadState::Ok;
    text.format = QStringLiteral("scorecard");
    text.text = lines.join(QLatin1Char('\n'));
    // Two scorecards may say the same.
    text.digest = base::Digest::ofParts({interview.card.id.text().toUtf8(), text.text.toUtf8()});
    return text;
}

std::vector<domain::DocumentText> scorecardTexts(const std::vector<Interview> &interviews)
{
    std::vector<domain::DocumentText> texts;
    for (const auto &interview : interviews)
        if (interview.card.submittedAt.isValid())
            texts.push_back(scorecardText(interview));
    return texts;
}

QStringList missingInterviewers(const std::vector<Interview> &interviews)
{
    QStringList names;
    for (const auto &interview : interviews)
        if (!interview.card.submittedAt.isValid() && !interview.interviewer.isEmpty())
            names.append(interview.interviewer);
    names.removeDuplicates();
    return names;
}

base::Result<domain::Draft> synthesise(const SynthesisInput &input)
{
    const auto texts = scorecardTexts(input.interviews);
    if (texts.size() < 2)
        return base::failure(base::Kind::Refused, QStringLiteral("synthesis: fewer than two scorecards"),
                             missingInterviewers(input.interviews).join(QStringLiteral(", ")));
    const Phrases say(input.language);
    domain::Draft draft;
    draft.account = input.account;
    draft.application = input.application;
    draft.kind = domain::OutputKind::Synthesis;
    draft.engine = QLatin1String(builtInName);
    draft.promptVersion = QLatin1String(builtInVersion);
    draft.inputDigest = inputOf(input);
    const auto topics = topicsOf(input.interviews);
    const auto add = [&](ClaimKind kind, const Topic &topic) {
        for (const auto &[who, rating] : topic.voices)
            draft.claims.push_back(
                cited(kind, say("%1: %2, says %3").arg(topic.attribute, plain(rating->rating), who->interviewer), *who,
                      ratingLine(*rating)));
    };
    for (const auto &topic : topics)
        if (topic.isContested())
            add(ClaimKind::Disagreement, topic);
    for (const auto &topic : topics)
        if (topic.isShared())
            add(ClaimKind::Agreement, topic);
    QStringList open;
    for (const auto &criterion : input.criteria.criteria)
        if (!isMentioned(criterion, texts))
            open.append(criterion.text);
    for (const auto &topic : topics)
        if (topic.voices.size() == 1)
            draft.claims.push_back(
                cited(ClaimKind::NotProbed,
                      say("%1: one voice only, %2").arg(topic.attribute, topic.voices.front().who->interviewer),
                      *topic.voices.front().who, ratingLine(*topic.voices.front().rating)));
    for (const auto &criterion : open)
        draft.claims.push_back(free(ClaimKind::NotProbed, say("%1: in no scorecard").arg(criterion)));
    for (const auto &topic : topics)
        if (topic.isContested())
            draft.claims.push_back(free(ClaimKind::Question,
                                        say("%1: which example would settle it for both sides?").arg(topic.attribute)));
    for (const auto &criterion : open)
        draft.claims.push_back(
            free(ClaimKind::Question, say("%1: ask for an example from the last role.").arg(criterion)));
    for (const auto &interview : input.interviews)
        if (interview.card.submittedAt.isValid())
            draft.claims.push_back(
                cited(ClaimKind::Vote,
                      QStringLiteral("%1: %2").arg(interview.interviewer, interview.card.overall.isEmpty()
                                                                              ? say("no vote")
                                                                              : plain(interview.card.overall)),
                      interview, voteLine(interview.card)));
    return draft;
}

} // namespace drafting
