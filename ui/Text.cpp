#include "ui/Text.h"

#include <chrono>

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::Text", text);
}

// "The sign-in", as the subject of a sentence.
QString act(Doing doing)
{
    switch (doing) {
    case Doing::Starting:
        return tr("The start");
    case Doing::ReadingProfile:
        return tr("Reading the profile");
    case Doing::SigningIn:
        return tr("The sign-in");
    case Doing::Reading:
    case Doing::ReadingOnce:
        return tr("Reading the queue");
    case Doing::OpeningFile:
        return tr("Opening the file");
    case Doing::Drafting:
        return tr("Drafting");
    case Doing::KeepingEdit:
        return tr("Keeping your edit");
    case Doing::Approving:
        return tr("The approval");
    case Doing::TakingBack:
        return tr("Taking it back");
    case Doing::Writing:
        return tr("Writing");
    case Doing::ApprovingCriteria:
        return tr("Approving the criteria");
    case Doing::CheckingLedger:
        return tr("Checking the ledger");
    case Doing::Exporting:
        return tr("The export");
    case Doing::AskingModel:
        return tr("Asking the model");
    }
    return {};
}

// What has certainly not been lost or sent, where a person would worry.
QString comfort(Doing doing)
{
    switch (doing) {
    case Doing::Reading:
    case Doing::OpeningFile:
    case Doing::Drafting:
        return tr("what is here can still be reviewed");
    case Doing::AskingModel:
        return tr("drafts are made without it");
    case Doing::ReadingOnce:
        return tr("what was read before is kept");
    case Doing::Approving:
    case Doing::ApprovingCriteria:
        return tr("nothing was approved");
    case Doing::Writing:
        return tr("it waits in the outbox");
    case Doing::KeepingEdit:
        return tr("leave the window open and copy your words");
    case Doing::TakingBack:
        return tr("look at the outbox before you go on");
    default:
        return {};
    }
}

// Only what runs in the background goes on by itself; everything else waits for her.
QString waitWords(const base::Error &error, Doing doing)
{
    const bool byItself = doing == Doing::Reading || doing == Doing::Writing;
    const QString again = doing == Doing::SigningIn     ? tr("sign in again")
                          : doing == Doing::OpeningFile ? tr("open the case again")
                                                        : tr("try again");
    if (!error.retryAfter)
        return byItself ? tr("it goes on by itself") : tr("%1 later").arg(again);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
    const QString when =
        seconds < 120 ? tr("in %1 seconds").arg(seconds) : tr("in %1 minutes").arg((seconds + 59) / 60);
    return byItself ? tr("it goes on by itself %1").arg(when) : again + QLatin1Char(' ') + when;
}

// Comfort, then what to do.
QString both(const QString &safe, const QString &todo)
{
    return safe.isEmpty() ? todo : safe + QStringLiteral(", ") + todo;
}

QString join(const QString &what, const QString &todo)
{
    return todo.isEmpty() ? what + QLatin1Char('.') : what + QStringLiteral("; ") + todo + QLatin1Char('.');
}

bool isHost(const QString &subject)
{
    return subject.contains(QLatin1Char('.')) && !subject.contains(QLatin1Char('/'));
}

// A host names where, another word says more about the system; a path inside an answer says nothing to people.
QString place(const base::Error &error, const QString &system)
{
    if (error.subject.isEmpty() || error.subject.startsWith(QLatin1Char('/')))
        return system;
    return isHost(error.subject) ? error.subject : QStringLiteral("%1 (%2)").arg(system, error.subject);
}

QString fileOr(const base::Error &error, const QString &fallback)
{
    return error.subject.isEmpty() ? fallback : error.subject;
}

QString storageSentence(const base::Error &error, Doing doing)
{
    const QString what = error.subject.isEmpty()
                             ? tr("The store on this computer could not be used")
                             : tr("The store on this computer could not be used (%1)").arg(error.subject);
    if (doing == Doing::Starting)
        return join(what, tr("check that the disk has room and may be written, then start again"));
    if (doing == Doing::Exporting)
        return join(tr("The export could not be written to %1").arg(fileOr(error, tr("that file"))),
                    tr("choose another place or make room"));
    if (doing == Doing::OpeningFile)
        return join(tr("%1 cannot be opened").arg(fileOr(error, tr("The file"))), tr("check that you may read it"));
    return join(what, both(comfort(doing), tr("check that the disk has room and may be written")));
}

// SEC-13: nothing is ever deleted because a key is out of reach.
QString keychainSentence(const base::Error &error, Doing doing)
{
    if (doing == Doing::Approving)
        return join(tr("The keychain of this computer is locked or missing"), tr("unlock it, nothing was approved"));
    if (error.subject == QLatin1String("locked"))
        return join(tr("The keychain of this computer is locked"),
                    tr("unlock it and start again, nothing was deleted"));
    if (error.subject == QLatin1String("missing"))
        return join(tr("The keychain does not hold the key of this store"),
                    tr("start as the person who made it or restore the keychain, nothing was deleted"));
    if (error.subject == QLatin1String("unavailable"))
        return join(tr("This computer offers no keychain"),
                    tr("start one or choose a passphrase in the window, nothing was deleted"));
    if (error.subject == QLatin1String("passphrase"))
        return join(tr("The passphrase does not open this store"), tr("give it again, nothing was deleted"));
    return join(tr("The key of this store is locked or missing, or does not fit"),
                tr("unlock the keychain and start again, nothing was deleted"));
}

QString conflictSentence(const base::Error &error, Doing doing, const QString &system)
{
    switch (doing) {
    case Doing::Starting:
        return join(tr("Countersign is already open with this store"), tr("use its window, or close it and try again"));
    case Doing::SigningIn:
        return join(tr("Somebody else signed in to %1").arg(system),
                    tr("sign in as the person whose work waits here, nothing was changed"));
    case Doing::Reading:
    case Doing::ReadingOnce:
        return join(tr("Reading is under way already"), tr("wait for it to end"));
    case Doing::CheckingLedger:
    case Doing::Exporting:
        if (error.subject == QLatin1String("anchor"))
            return join(
                tr("The ledger does not lead to this anchor: it is older, shorter, another one, or was changed"),
                tr("keep this computer as it is and tell whoever audits it"));
        return join(tr("The ledger was changed from outside, first at record %1").arg(fileOr(error, tr("one of them"))),
                    tr("keep this computer as it is and tell whoever audits it"));
    default:
        return join(tr("The record changed in %1 meanwhile").arg(system),
                    tr("nothing was written, look at the difference and decide again"));
    }
}

QString signedOutSentence(const base::Error &error, Doing doing, const QString &system)
{
    switch (doing) {
    case Doing::Writing:
        return join(tr("Your session at %1 is over").arg(system), tr("sign in again, it waits in the outbox"));
    case Doing::ReadingOnce:
    case Doing::Drafting:
        return join(tr("Nobody is signed in here, or the session is over"),
                    tr("run “countersign connect --profile FILE”, what was read before is kept"));
    case Doing::SigningIn:
        return join(tr("%1 did not accept the sign-in, or it took too long").arg(place(error, system)),
                    tr("check the addresses in the profile and sign in again"));
    default:
        return join(tr("Your session at %1 is over").arg(system), tr("sign in again"));
    }
}

QString offlineSentence(const base::Error &error, Doing doing, const QString &system)
{
    bool isPort = false;
    error.subject.toUShort(&isPort);
    if (doing == Doing::SigningIn && isPort) // the listener for the browser's answer
        return join(tr("Port %1 of this computer is in use").arg(error.subject),
                    tr("close the program that holds it, then sign in again"));
    const QString what = tr("%1 cannot be reached").arg(place(error, system));
    return doing == Doing::SigningIn || doing == Doing::ReadingOnce
               ? join(what, both(comfort(doing), tr("check the network and the profile's addresses, then try again")))
               : join(what, both(comfort(doing), waitWords(error, doing)));
}

QString unsupportedSentence(const base::Error &error, Doing doing, const QString &system)
{
    switch (doing) {
    case Doing::Starting:
        return join(tr("The store was made by a newer version of Countersign"),
                    tr("install that version, nothing was changed"));
    case Doing::OpeningFile:
        return join(tr("%1 cannot be read here").arg(fileOr(error, tr("This file"))), tr("read it in %1").arg(system));
    case Doing::SigningIn:
    case Doing::ReadingProfile:
        return join(
            tr("This profile asks for something that Countersign cannot do: %1").arg(fileOr(error, tr("unknown kind"))),
            tr("ask your administrator for another one"));
    default:
        return join(tr("%1 cannot do this: %2").arg(system, fileOr(error, tr("not offered for your account"))),
                    tr("do it in %1 itself").arg(system));
    }
}

QString invalidSentence(const base::Error &error, Doing doing)
{
    switch (doing) {
    case Doing::ReadingProfile:
        if (error.subject == QLatin1String("--profile"))
            return join(tr("Signing in needs a profile"), tr("name its file with --profile FILE"));
        return join(tr("This profile cannot be used because of “%1”").arg(fileOr(error, tr("its content"))),
                    tr("ask your administrator for a corrected file"));
    case Doing::Approving:
        return join(tr("This cannot be approved as it stands (%1)").arg(fileOr(error, tr("its content"))),
                    tr("edit it with E, nothing was approved"));
    case Doing::SigningIn:
        if (error.subject == QLatin1String("COUNTERSIGN_CLIENT_SECRET"))
            return join(tr("This profile needs its client secret"),
                        tr("set COUNTERSIGN_CLIENT_SECRET for this one command, it is kept sealed"));
        return join(tr("The sign-in was refused because of “%1”").arg(fileOr(error, tr("the answer"))),
                    tr("open the browser again, and check the profile if it happens twice"));
    default:
        return join(
            tr("%1 stopped at something that cannot be right: %2").arg(act(doing), fileOr(error, tr("the input"))),
            comfort(doing));
    }
}

QString refusedSentence(const base::Error &error, Doing doing, const QString &system)
{
    if (doing == Doing::SigningIn)
        return join(tr("%1 refused the sign-in").arg(place(error, system)),
                    tr("open the browser again and allow the access, or ask your administrator"));
    if (doing == Doing::Writing)
        return join(error.subject.isEmpty() ? tr("%1 refused this text").arg(system)
                                            : tr("%1 refused it because of “%2”").arg(system, error.subject),
                    tr("change it and approve again, or take it back"));
    return join(tr("%1 refused the request").arg(place(error, system)), comfort(doing));
}

QString notFoundSentence(const base::Error &error, Doing doing, const QString &system)
{
    switch (doing) {
    case Doing::OpeningFile:
        return join(tr("%1 is no longer in %2").arg(fileOr(error, tr("The file")), system),
                    tr("open the record there to see what happened to it"));
    case Doing::Writing:
        return join(tr("The record is no longer in %1").arg(system), tr("nothing was written, take it back"));
    case Doing::SigningIn:
        return join(tr("%1 does not answer at this address").arg(place(error, system)), tr("check the profile"));
    case Doing::ReadingProfile:
        return join(tr("There is no profile file at %1").arg(fileOr(error, tr("this place"))),
                    tr("choose another file"));
    case Doing::ReadingOnce:
        return join(tr("%1 does not know what was asked for").arg(place(error, system)),
                    tr("what was read before is kept, check the addresses in the profile"));
    default:
        return join(tr("%1 no longer has what was asked for").arg(place(error, system)), comfort(doing));
    }
}

// The administrator sets up a model, by the command line or a file.
QString modelSentence(const base::Error &error)
{
    using base::Kind;
    const QString where = isHost(error.subject) ? error.subject : tr("The model");
    switch (error.kind) {
    case Kind::Invalid:
        if (error.subject == QLatin1String("provider"))
            return join(tr("No model is set up here"), tr("name its profile with model set --provider FILE"));
        return join(tr("This provider profile cannot be used (%1)").arg(fileOr(error, tr("its content"))),
                    tr("correct the file, drafts are made without it until then"));
    case Kind::SignedOut:
    case Kind::Forbidden:
        return join(tr("%1 does not accept the key").arg(where), tr("give the right one with model key"));
    case Kind::NotFound:
        return join(tr("%1 does not know this model or address").arg(where),
                    tr("check model and base_url in its profile"));
    case Kind::Refused:
        if (error.subject == QLatin1String("prompts"))
            return join(tr("Your administrator lets others bring prompts into use"), tr("ask one of them to try it"));
        if (error.subject == QLatin1String("policy"))
            return join(tr("The policy file cannot be used, so no prompt is brought into use"),
                        tr("ask your administrator"));
        return error.subject == QLatin1String("quota")
                   ? join(tr("The provider's quota is used up"), tr("raise it there, drafts are made without it"))
                   : join(tr("%1 did not accept the question").arg(where),
                          tr("check dialect and model in its profile"));
    case Kind::Unsupported:
        return join(tr("This local model passes what it is asked on to %1").arg(fileOr(error, tr("somebody else"))),
                    tr("it is not used, choose one that runs on this computer"));
    case Kind::Offline:
    case Kind::TimedOut:
        return join(tr("%1 cannot be reached").arg(where), tr("check its address, and that it runs"));
    default:
        return {};
    }
}

} // namespace

static QString words(const base::Error &error, Doing doing, const QString &system)
{
    using base::Kind;
    if (doing == Doing::AskingModel)
        if (const QString said = modelSentence(error); !said.isEmpty())
            return said;
    switch (error.kind) {
    case Kind::Cancelled:
        return join(tr("%1 was stopped").arg(act(doing)), comfort(doing));
    case Kind::Offline:
        return offlineSentence(error, doing, system);
    case Kind::Untrusted:
        return join(tr("%1 could not prove who it is, its certificate is not accepted").arg(place(error, system)),
                    tr("nothing was sent to it, check the address or ask your administrator"));
    case Kind::TimedOut:
        return doing == Doing::SigningIn
                   ? join(tr("The sign-in took too long and was given up"), tr("open the browser again"))
               : doing == Doing::OpeningFile
                   ? join(tr("%1 took too long to open").arg(fileOr(error, tr("The file"))),
                          tr("read it in %1").arg(system))
                   : join(tr("%1 took too long to answer").arg(place(error, system)), waitWords(error, doing));
    case Kind::Throttled:
        return join(tr("%1 asks to go slower").arg(place(error, system)),
                    both(comfort(doing), waitWords(error, doing)));
    case Kind::SignedOut:
        return signedOutSentence(error, doing, system);
    case Kind::Forbidden:
        if (doing == Doing::SigningIn && !error.subject.isEmpty() && !isHost(error.subject)) // the client's id
            return join(tr("%1 did not accept this app's client id or its secret").arg(system),
                        tr("check the profile and give the secret again"));
        return join(tr("%1 does not allow this for your account").arg(system),
                    doing == Doing::Writing
                        ? tr("it was not written, ask an administrator for the right or take it back")
                        : tr("ask an administrator for the right"));
    case Kind::NotFound:
        return notFoundSentence(error, doing, system);
    case Kind::Conflict:
        return conflictSentence(error, doing, system);
    case Kind::Refused:
        return refusedSentence(error, doing, system);
    case Kind::ServerFault:
        return join(tr("%1 has a fault of its own").arg(place(error, system)),
                    both(comfort(doing), waitWords(error, doing)));
    case Kind::BadAnswer:
        return join(tr("%1 answered with something that is not its usual answer").arg(place(error, system)),
                    doing == Doing::SigningIn ? tr("check the addresses in the profile")
                                              : tr("nothing of it was used, %1").arg(waitWords(error, doing)));
    case Kind::OutcomeUnknown:
        return join(tr("%1 did not confirm, so it may have arrived").arg(system),
                    tr("it is looked up there and not sent again by itself"));
    case Kind::Storage:
        return storageSentence(error, doing);
    case Kind::Keychain:
        return keychainSentence(error, doing);
    case Kind::Unsupported:
        return unsupportedSentence(error, doing, system);
    case Kind::Invalid:
        return invalidSentence(error, doing);
    }
    return {};
}

QString sentence(const base::Error &error, Doing doing, const QString &system)
{
    const QString name = system.isEmpty() ? tr("the ATS") : system;
    QString text = words(error, doing, name);
    if (text.startsWith(name) &&
        (error.subject.isEmpty() ||
         !text.startsWith(error.subject))) // “the ATS” begins a sentence; a host keeps its letters
        text[0] = text[0].toUpper();
    return text;
}

} // namespace ui
