#include "sync/StreamState.h"

#include <algorithm>

namespace syncing {

QString streamName(Stream stream)
{
    switch (stream) {
    case Stream::Requisitions:
        return QStringLiteral("requisitions");
    case Stream::Stages:
        return QStringLiteral("stages");
    case Stream::Postings:
        return QStringLiteral("postings");
    case Stream::Applications:
        return QStringLiteral("applications");
    case Stream::Candidates:
        return QStringLiteral("candidates");
    case Stream::Attachments:
        return QStringLiteral("attachments");
    case Stream::Users:
        return QStringLiteral("users");
    case Stream::Notes:
        return QStringLiteral("notes");
    case Stream::Scorecards:
        return QStringLiteral("scorecards");
    case Stream::Gone:
        return QStringLiteral("gone");
    }
    return {};
}

StreamState opened(StreamState state, const QDateTime &now)
{
    if (state.isInWindow())
        return state;
    state.windowUntil = now;
    state.nextPage.clear();
    // A clock that ran ahead must not open a hole: what it called done is done until now at most.
    if (state.doneUntil.isValid())
        state.doneUntil = std::min(state.doneUntil, now);
    return state;
}

StreamState advanced(StreamState state, const QString &next)
{
    state.nextPage = next;
    if (next.isEmpty()) {
        state.doneUntil = state.windowUntil;
        state.windowUntil = {};
    }
    return state;
}

QDateTime windowFrom(const StreamState &state)
{
    return state.doneUntil.isValid() ? state.doneUntil.addSecs(-overlapSeconds) : QDateTime();
}

} // namespace syncing
