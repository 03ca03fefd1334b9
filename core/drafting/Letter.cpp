#include "drafting/Letter.h"

#include <array>

#include "drafting/BuiltInEngine.h"

namespace drafting {

namespace {

struct Phrases
{
    const char *language;
    const char *greeting; // %1 = first name
    const char *greetingWithout;
    const char *thanks; // %1 = requisition
    const char *outreach;
    const char *question; // %1 = what is asked
    const char *nextStep;
    const char *refusal[3]; // in the order of RefusalKind
    const char *rights;
    const char *signature; // %1 = recruiter
};

constexpr std::array<Phrases, 4> all{{
    {"en",
     "Hello %1,",
     "Hello,",
     "thank you for your application for “%1”.",
     "We would like to get to know you. Would a first conversation of half an hour suit you in the coming days?",
     "One thing we could not find in your papers: %1. Could you tell us in a few lines how that stands?",
     "We would like to go on with you. We will write to you about a date for the next conversation.",
     {"We have decided to go on with people whose experience is closer to what this role asks for.",
      "The position has been filled meanwhile.", "We have decided not to go on with your application."},
     "Answer to this message if you would rather have it looked at by people only, or hear no more from us.",
     "Kind regards\n%1"},
    {"de",
     "Guten Tag %1,",
     "Guten Tag,",
     "vielen Dank für Ihre Bewerbung auf die Stelle „%1“.",
     "Wir würden Sie gern kennenlernen. Passt Ihnen in den nächsten Tagen ein erstes Gespräch von einer halben "
     "Stunde?",
     "Eine Sache haben wir in Ihren Unterlagen nicht gefunden: %1. Könnten Sie uns dazu kurz schreiben?",
     "Wir möchten gern mit Ihnen weitersprechen und melden uns wegen eines Termins.",
     {"Wir haben uns für Menschen entschieden, deren Erfahrung näher an den Anforderungen dieser Stelle liegt.",
      "Die Stelle ist inzwischen besetzt.", "Wir führen Ihre Bewerbung nicht weiter."},
     "Antworten Sie einfach, wenn nur Menschen Ihre Unterlagen ansehen sollen oder wir Ihnen nicht mehr schreiben "
     "sollen.",
     "Freundliche Grüße\n%1"},
    {"fr",
     "Bonjour %1,",
     "Bonjour,",
     "merci pour votre candidature au poste « %1 ».",
     "Nous aimerions faire votre connaissance. Un premier entretien d’une demi-heure vous conviendrait-il dans les "
     "prochains jours ?",
     "Un point ne figure pas dans votre dossier : %1. Pourriez-vous nous en dire quelques mots ?",
     "Nous aimerions poursuivre avec vous et vous écrirons pour convenir d’une date.",
     {"Nous avons choisi de poursuivre avec des personnes dont l’expérience est plus proche du poste.",
      "Le poste est pourvu entre-temps.", "Nous ne donnons pas suite à votre candidature."},
     "Répondez à ce message si vous préférez un examen par des personnes seulement, ou ne plus recevoir de message.",
     "Cordialement\n%1"},
    {"es",
     "Hola %1:",
     "Hola:",
     "gracias por su candidatura al puesto «%1».",
     "Nos gustaría conocerle. ¿Le vendría bien una primera conversación de media hora en los próximos días?",
     "Hay un punto que no encontramos en sus documentos: %1. ¿Podría escribirnos unas líneas al respecto?",
     "Nos gustaría seguir adelante y le escribiremos para acordar una fecha.",
     {"Hemos decidido seguir con personas cuya experiencia se acerca más a lo que pide el puesto.",
      "El puesto ya está cubierto.", "No seguimos adelante con su candidatura."},
     "Responda a este mensaje si prefiere que solo lo revisen personas o no recibir más mensajes.",
     "Saludos cordiales\n%1"},
}};

const Phrases &phrasesIn(const QString &language)
{
    for (const auto &phrases : all)
        if (language == QLatin1String(phrases.language))
            return phrases;
    return all.front();
}

} // namespace

RefusalKind refusalKindOf(const QString &reason)
{
    const QString words = reason.toLower();
    const auto says = [&words](std::initializer_list<const char *> parts) {
        for (const char *part : parts)
            if (words.contains(QString::fromUtf8(part)))
                return true;
        return false;
    };
    if (says({"filled", "besetzt", "pourvu", "cubiert"}))
        return RefusalKind::Filled;
    if (says({"experience", "skill", "certificate", "qualif", "requirement", "erfahrung", "kenntnis", "expérience",
              "compétence", "experiencia", "requisito"}))
        return RefusalKind::Requirements;
    return RefusalKind::Other;
}

domain::Draft letter(const LetterInput &input)
{
    const auto &phrases = phrasesIn(input.language);
    const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
    QStringList lines;
    lines.append(input.firstName.isEmpty() ? text(phrases.greetingWithout)
                                           : text(phrases.greeting).arg(input.firstName.simplified()));
    lines.append(text(phrases.thanks).arg(input.requisition.simplified()));
    if (input.kind == LetterKind::Refusal)
        lines.append(text(phrases.refusal[static_cast<std::size_t>(input.why)]));
    else if (!input.middle.isEmpty())
        lines.append(input.middle);
    else if (input.kind == LetterKind::Question)
        lines.append(text(phrases.question).arg(input.about.simplified()));
    else
        lines.append(text(input.kind == LetterKind::Outreach ? phrases.outreach : phrases.nextStep));
    lines.append(text(phrases.rights));
    lines.append(text(phrases.signature).arg(input.recruiter.simplified()));
    domain::Draft draft;
    draft.account = input.account;
    draft.application = input.application;
    draft.kind = domain::OutputKind::Message;
    draft.engine = QLatin1String(builtInName);
    draft.promptVersion = QLatin1String(builtInVersion);
    QByteArray whole;
    for (const auto &line : lines) {
        domain::Claim claim;
        claim.kind = domain::ClaimKind::Letter;
        claim.text = line;
        claim.support = domain::Support::NotNeeded;
        draft.claims.push_back(std::move(claim));
        whole += line.toUtf8() + '\n';
    }
    draft.inputDigest = base::Digest::ofParts({QByteArrayLiteral("letter"), builtInVersion, whole});
    return draft;
}

} // namespace drafting
