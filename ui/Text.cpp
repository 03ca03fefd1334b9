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
    case Doing::Exporting:
        return tr("The export");
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

QString waitWords(const base::Error &error)
{
    if (!error.retryAfter)
        return tr("it goes on by itself");
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
    return seconds < 120 ? tr("it goes on by itself in %1 seconds").arg(seconds)
                         : tr("it goes on by itself in %1 minutes").arg((seconds + 59) / 60);
}

QString join(const QString &what, const QString &todo)
{
    return todo.isEmpty() ? what + QLatin1Char('.') : what + QStringLiteral("; ") + todo + QLatin1Char('.');
}

// "host.example" names where; without a subject the system does.
QString place(const base::Error &error, const QString &system)
{
    return error.subject.isEmpty() ? system : error.subject;
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
    const QString safe = comfort(doing);
    const QString todo = tr("check that the disk has room and may be written");
    return join(what, safe.isEmpty() ? todo : safe + QStringLiteral(", ") + todo);
}

QString unsupportedSentence(const base::Error &error, Doing doing, const QString &system)
{
    switch (doing) {
    case Doing::Starting:
        return join(tr("The store was made by a newer version of Countersign"),
                    tr("install that version, nothing was changed"));
    case Doing::OpeningFile:
        return join(tr("%1 cannot be read here").arg(fileOr(error, tr("This file"))), tr("read it in %1").arg(system));
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
        return join(tr("This profile cannot be used because of “%1”").arg(fileOr(error, tr("its content"))),
                    tr("ask your administrator for a corrected file"));
    case Doing::Approving:
        return join(tr("This cannot be approved as it stands (%1)").arg(fileOr(error, tr("its content"))),
                    tr("edit it with E, nothing was approved"));
    case Doing::SigningIn:
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
    default:
        return join(tr("%1 no longer has what was asked for").arg(place(error, system)), comfort(doing));
    }
}

} // namespace

QString sentence(const base::Error &error, Doing doing, const QString &system)
{
    using base::Kind;
    switch (error.kind) {
    case Kind::Cancelled:
        return join(tr("%1 was stopped").arg(act(doing)), comfort(doing));
    case Kind::Offline:
        return doing == Doing::SigningIn
                   ? join(tr("%1 cannot be reached").arg(place(error, system)),
                          tr("check the network, then open the browser again"))
                   : join(tr("%1 cannot be reached").arg(place(error, system)),
                          comfort(doing) + (comfort(doing).isEmpty() ? QString() : QStringLiteral(", ")) +
                              waitWords(error));
    case Kind::TimedOut:
        return doing == Doing::SigningIn
                   ? join(tr("The sign-in took too long and was given up"), tr("open the browser again"))
               : doing == Doing::OpeningFile
                   ? join(tr("%1 took too long to open").arg(fileOr(error, tr("The file"))),
                          tr("read it in %1").arg(system))
                   : join(tr("%1 took too long to answer").arg(place(error, system)), waitWords(error));
    case Kind::Throttled:
        return join(tr("%1 asks to go slower").arg(place(error, system)), waitWords(error));
    case Kind::SignedOut:
        return join(tr("Your session at %1 is over").arg(system),
                    doing == Doing::Writing ? tr("sign in again, it waits in the outbox") : tr("sign in again"));
    case Kind::Forbidden:
        return join(error.subject.isEmpty() ? tr("%1 does not allow this for your account").arg(system)
                                            : tr("%1 does not allow your account to use %2").arg(system, error.subject),
                    doing == Doing::Writing
                        ? tr("it was not written, ask an administrator for the right or take it back")
                        : tr("ask an administrator for the right"));
    case Kind::NotFound:
        return notFoundSentence(error, doing, system);
    case Kind::Conflict:
        return join(tr("The record changed in %1 meanwhile").arg(system),
                    tr("nothing was written, look at the difference and decide again"));
    case Kind::Refused:
        return refusedSentence(error, doing, system);
    case Kind::ServerFault:
        return join(tr("%1 has a fault of its own").arg(place(error, system)), waitWords(error));
    case Kind::BadAnswer:
        return join(tr("%1 answered with something that is not its usual answer").arg(place(error, system)),
                    doing == Doing::SigningIn ? tr("check the addresses in the profile")
                                              : tr("nothing of it was used, %1").arg(waitWords(error)));
    case Kind::OutcomeUnknown:
        return join(tr("%1 did not confirm, so it may have arrived").arg(system),
                    tr("it is looked up there and not sent again by itself"));
    case Kind::Storage:
        return storageSentence(error, doing);
    case Kind::Keychain:
        return join(tr("The keychain of this computer is locked or missing"),
                    doing == Doing::Approving ? tr("unlock it, nothing was approved")
                                              : tr("unlock it, or choose a passphrase"));
    case Kind::Unsupported:
        return unsupportedSentence(error, doing, system);
    case Kind::Invalid:
        return invalidSentence(error, doing);
    }
    return {};
}

} // namespace ui
