#include "drafting/Departure.h"

#include "drafting/Folding.h"

namespace drafting {

StaysHere whyStays(const DepartureCase &about, const ProviderProfile &profile)
{
    if (about.application->optedOut)
        return StaysHere::OptedOut;
    bool unknown = false;
    for (const auto *place : {&about.places.residence, &about.places.job, &about.places.employer}) {
        const QString here = foldedText(*place, Fold::Search);
        unknown = unknown || here.trimmed().isEmpty();
        for (const auto &barred : profile.notFrom)
            if (here.contains(foldedText(barred, Fold::Search)))
                return StaysHere::Place;
    }
    if (unknown && !profile.notFrom.isEmpty()) // nobody knows: the strictest holds // CMP-03
        return StaysHere::NoPlace;
    for (const auto &each : about.sends)
        if (!profile.mayReceive(each))
            return StaysHere::NotAllowed;
    if (profile.perCase > 0 && about.spent >= profile.perCase)
        return StaysHere::CaseIsFull;
    return StaysHere::None;
}

} // namespace drafting
