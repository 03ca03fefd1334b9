#include "app/countersign/window/Sentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace app {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("Sentences", text);
}
} // namespace

QString clockTime(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("HH:mm"));
}

QString ageText(const QDateTime &since, const QDateTime &now)
{
    if (!since.isValid())
        return {};
    const qint64 minutes = since.secsTo(now) / 60;
    if (minutes < 1)
        return tr("now");
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < 24 * 60)
        return tr("%1 h").arg(minutes / 60);
    return tr("%1 d").arg(minutes / (24 * 60));
}

QString readStateSentence(domain::ReadState state, const QString &system)
{
    switch (state) {
    case domain::ReadState::Ok:
        return {};
    case domain::ReadState::Empty:
        return tr("This file is empty. Ask for it again, or decide by the rest of the record.");
    case domain::ReadState::Unreadable:
        return tr("This file is damaged and could not be read. Open it in %1, or ask for it again.").arg(system);
    case domain::ReadState::Encrypted:
        return tr("This file asks for a password. Open it in %1, or ask for one without.").arg(system);
    case domain::ReadState::ImageOnly:
        return tr(
            "This is a picture of text: nothing of it was read, and names on it cannot be covered. Decide by hand.");
    case domain::ReadState::Unsupported:
        return tr("Files of this kind are not read here. Open it in %1.").arg(system);
    case domain::ReadState::TooLarge:
        return tr("This file is too large to be read here. Open it in %1.").arg(system);
    case domain::ReadState::Failed:
        return tr("Reading this file failed. Open it in %1; the case can be decided by hand.").arg(system);
    case domain::ReadState::OtherWords:
        return tr(
            "The words in this file are not the words on its pages. Nothing is drafted from them; read the pages and"
            " decide by hand.");
    }
    return {};
}

QString readStateWord(domain::ReadState state)
{
    switch (state) {
    case domain::ReadState::Ok:
        return {};
    case domain::ReadState::Empty:
        return tr("empty file");
    case domain::ReadState::Unreadable:
        return tr("damaged");
    case domain::ReadState::Encrypted:
        return tr("password");
    case domain::ReadState::ImageOnly:
        return tr("scan");
    case domain::ReadState::Unsupported:
        return tr("other format");
    case domain::ReadState::TooLarge:
        return tr("too large");
    case domain::ReadState::Failed:
        return tr("not read");
    case domain::ReadState::OtherWords:
        return tr("other words");
    }
    return {};
}

QString outputWord(domain::OutputKind kind)
{
    switch (kind) {
    case domain::OutputKind::Summary:
        return tr("Summary");
    case domain::OutputKind::Screening:
        return tr("Criteria");
    case domain::OutputKind::Message:
        return tr("Message");
    case domain::OutputKind::Synthesis:
        return tr("Interview synthesis");
    case domain::OutputKind::Proposal:
        return tr("Proposal");
    case domain::OutputKind::Score:
        return tr("Score");
    case domain::OutputKind::Rating:
        return tr("Rating");
    case domain::OutputKind::Met:
        return tr("Criteria met");
    case domain::OutputKind::Tag:
        return tr("Tag");
    }
    return {};
}

QString reasonSentence(writeback::Reason reason)
{
    using writeback::Reason;
    switch (reason) {
    case Reason::None:
    case Reason::SentNow:
    case Reason::Acknowledged:
    case Reason::FoundOnRecord:
    case Reason::AlreadyThere:
        return {};
    case Reason::TakenBack:
        return tr("You took this back.");
    case Reason::Reworded:
        return tr("You changed the draft before this had left; this wording was never written.");
    case Reason::NothingLeft:
        return tr("It has not left this machine; it is tried again by itself.");
    case Reason::AbsentOnRecord:
        return tr("It did not arrive; it is sent again by itself.");
    case Reason::NoAnswer:
    case Reason::NoObjectId:
    case Reason::Interrupted:
        return tr("It may have arrived; the record is being read before anything is sent again.");
    case Reason::Conflict:
        return tr(
            "The record changed after you approved. Look at the difference, then approve yours anew or take it back.");
    case Reason::DifferentContent:
        return tr(
            "It stands on the record, but not as approved. Compare it there, then confirm it so or take this back.");
    case Reason::Unreadable:
        return tr("The record could not be read for a day. Look there yourself, then confirm or take back.");
    case Reason::AtMostOnce:
        return tr("Nobody can tell whether it arrived, and it must not be sent twice. Look on the record, then confirm "
                  "or take"
                  " it back.");
    case Reason::RefusedBySystem:
        return tr("The system said no. Change the draft and approve it anew, or take it back.");
    case Reason::Forbidden:
        return tr("Your account may not write this. Ask your administrator, or take it back.");
    case Reason::RecordGone:
        return tr("The record is no longer there. Take this back.");
    case Reason::Reassigned:
        return tr("The application belongs to another person there by now. Look at the record, then take this back.");
    case Reason::OtherAddresses:
        return tr(
            "None of the e-mail addresses on the record is one you had when you approved. Look whose record it is,"
            " then approve anew or take this back.");
    case Reason::TooOld:
        return tr("It waited too long. Look at the case again and approve it anew, or take it back.");
    case Reason::MapChanged:
        return tr("Where this goes was changed. Look at the case again and approve it anew, or take it back.");
    case Reason::BodyChanged:
        return tr(
            "What was stored is not what you approved. Look at the case again and approve it anew, or take it back.");
    case Reason::ByPerson:
        return tr("Settled by you.");
    case Reason::NewApproval:
        return tr("A newer approval took its place.");
    }
    return {};
}

static QString whyKept(const QString &subject)
{
    static const std::pair<const char *, const char *> words[] = {
        {"opted out", QT_TRANSLATE_NOOP("Sentences", "asked for review without AI")},
        {"place", QT_TRANSLATE_NOOP("Sentences", "the model is not used where this person lives, the role or the "
                                                 "company is")},
        {"no place",
         QT_TRANSLATE_NOOP("Sentences", "the model is kept out of some places, and where this person lives, "
                                        "the role or the company is, is not known")},
        {"not allowed", QT_TRANSLATE_NOOP("Sentences", "these papers may not be sent to the model")},
        {"case is full", QT_TRANSLATE_NOOP("Sentences", "this case's allowance for the model is used up")},
        {"quota", QT_TRANSLATE_NOOP("Sentences", "the provider's quota is used up; tell your administrator")},
        {"too long", QT_TRANSLATE_NOOP("Sentences", "the papers are longer than the model reads")},
        {"request",
         QT_TRANSLATE_NOOP("Sentences", "the provider did not accept the question; tell your administrator")},
    };
    for (const auto &[word, sentence] : words)
        if (subject == QLatin1String(word))
            return tr(sentence);
    return tr("kept from the model: the text still held what identifies the person"); // the gate's word
}

static QString whyNoAnswer(const QString &outcome)
{
    if (outcome == QLatin1String("refused"))
        return tr("the model declined to answer");
    if (outcome == QLatin1String("filtered"))
        return tr("the provider's filter blocked it");
    if (outcome == QLatin1String("truncated"))
        return tr("the model's answer was too long to be whole");
    if (outcome == QLatin1String("cut"))
        return tr("the model's answer broke off");
    return tr("the model's answer could not be used");
}

QString whyWithoutModel(const base::Error &error)
{
    switch (error.kind) {
    case base::Kind::Offline:
    case base::Kind::TimedOut:
    case base::Kind::ServerFault:
    case base::Kind::OutcomeUnknown:
        return tr("the model could not be reached");
    case base::Kind::Untrusted:
        return tr("the model's server could not prove who it is");
    case base::Kind::SignedOut:
    case base::Kind::Forbidden:
        return tr("the provider refused the key; tell your administrator");
    case base::Kind::NotFound:
        return tr("the provider has no such model; tell your administrator");
    case base::Kind::Throttled:
        return error.subject == QLatin1String("day") ? tr("today's allowance for the model is used up")
                                                     : tr("the model is busy");
    case base::Kind::Refused:
        return whyKept(error.subject);
    case base::Kind::Unsupported:
        return tr("the local model would pass it on to %1, so it was not asked").arg(error.subject);
    default:
        return whyNoAnswer(error.subject);
    }
}

QString operationLine(const writeback::Item &item, const QDateTime &now)
{
    switch (item.state) {
    case writeback::State::Queued:
        return item.dueAt > now ? tr("approved · leaves %1").arg(clockTime(item.dueAt))
                                : tr("approved · waiting to leave");
    case writeback::State::Sending:
        return tr("approved · leaving now");
    case writeback::State::Unknown:
        return tr("sent · looking whether it arrived");
    case writeback::State::Confirmed:
        return tr("written %1").arg(clockTime(item.changedAt));
    case writeback::State::Refused:
        return tr("the system said no · see the outbox");
    case writeback::State::NeedsHuman:
        return tr("needs you · see the outbox");
    case writeback::State::Stale:
        return tr("approved too long ago · look again");
    case writeback::State::Superseded:
        return tr("replaced by a newer approval");
    case writeback::State::Revoked:
        return tr("taken back");
    }
    return {};
}

} // namespace app
