// Wrongness that can be switched on in a test-only build, so that every check is shown red once: planted(…) is a
// constant false everywhere else and leaves no code behind. // REL-49, DESIGN 10 (35)
#pragma once

namespace base {

enum class Bug
{
    None,
    ResendWithoutReadBack,
    AcknowledgeBeforeCommit,
    SynchronousNormal,
    RandomMarker,
    MarkerDropped,
    DigestWithoutRevision,
    BodyDigestUnchecked,
    OrderIgnored,
    TakeBackIgnored,
    TakeBackWhileSending,
    AttemptRecordedLate,
    ResendableBody,
    RedirectFollowed,
    ServerFaultIsRefusal,
    PageIsSuccess,
    SuccessWithoutId,
    UnauthorizedRetriedTwice,
    RetryAfterIgnored,
    RetryBudgetOff,
    ConflictUnchecked,
    ReadBackTooShort,
    AnotherPersonsQueue,
    IrreversibleResent,
    OutcomeInTwoTransactions,
    RefusalUnrecorded,
};

#ifdef COUNTERSIGN_PLANTED_BUGS
inline namespace armed {
inline Bug plantedBug = Bug::None;
inline bool planted(Bug bug)
{
    return plantedBug == bug;
}
} // namespace armed
#else
inline namespace sound {
constexpr bool planted(Bug)
{
    return false;
}
} // namespace sound
#endif

} // namespace base
