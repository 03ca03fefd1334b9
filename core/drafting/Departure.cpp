#include "drafting/Departure.h"

#include "drafting/Folding.h"

namespace drafting {

StaysHere whyStays(const DepartureCase &about, const ProviderProfile &profile)
{
    if (about.application->optedOut)
        return StaysHere::OptedOut;
    // A requisition whose place nobody knows counts as being in every place that is named. // CMP-03
    const QString place = foldedText(about.place, Fold::Search);
    for (const auto &barred : profile.notFrom)
        if (place.isEmpty() || place.contains(foldedText(barred, Fold::Search)))
            return StaysHere::Place;
    for (const auto &each : about.sends)
        if (!profile.mayReceive(each))
            return StaysHere::NotAllowed;
    if (profile.perCase > 0 && about.spent >= profile.perCase)
        return StaysHere::CaseIsFull;
    return StaysHere::None;
}

} // namespace drafting
