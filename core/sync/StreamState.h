// Where one stream of an account stands. Kept in the same transaction as the rows it brought, so that a kill at any
// moment loses the page in flight at most. (The folder's namespace is syncing: unistd.h has a function named sync.)
#pragma once

#include <QDateTime>
#include <QString>

namespace syncing {

// The lists that are followed. A round reads them in this order, those that do not need each other side by side.
enum class Stream
{
    Requisitions,
    Stages,
    Postings,
    Applications, // after the first reading each page with its candidates and attachments
    Candidates,   // after the first reading changes of those we know
    Attachments,
    Users,
    Notes,
    Scorecards,
    Gone // no list: nextPage is the application up to which was looked for what the system has no more
};

QString streamName(Stream stream); // as stored

struct StreamState
{
    QDateTime doneUntil;   // every change before this is in the store; invalid = nothing yet
    QDateTime windowUntil; // the upper bound of the window being read; invalid between windows
    QString nextPage;      // inside the window; empty = its first page

    bool isInWindow() const { return windowUntil.isValid(); }
};

// Opens a window: everything from doneUntil minus the overlap to now.
StreamState opened(StreamState state, const QDateTime &now);
// After a page: further inside the window, or the window is done.
StreamState advanced(StreamState state, const QString &next);
// The lower bound of the open window: doneUntil minus the overlap, or invalid.
QDateTime windowFrom(const StreamState &state);

// Rows are read again this far back: clocks differ, and a change may be listed later than it is dated.
inline constexpr int overlapSeconds = 300;

} // namespace syncing
