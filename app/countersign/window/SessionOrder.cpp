#include "app/countersign/window/SessionOrder.h"

#include <QCoreApplication>

namespace app {

Need needOf(const NeedFacts &facts)
{
    if (facts.optedOut)
        return Need::ByHand;
    if (facts.panel)
        return Need::Panel;
    if (facts.doubtful > 0)
        return Need::Wavering;
    if (facts.state != review::CaseState::New)
        return Need::Routine;
    return facts.reading == domain::ReadState::Ok ? Need::NotReady : Need::ByHand;
}

static QString say(const char *words)
{
    return QCoreApplication::translate("app::SessionOrder", words);
}

QString needTitle(Need need)
{
    switch (need) {
    case Need::Wavering:
        return say("Wavering or unclear");
    case Need::Routine:
        return say("Routine");
    case Need::Panel:
        return say("Panel complete");
    case Need::ByHand:
        return say("By hand");
    case Need::NotReady:
        return say("Drafts on their way");
    }
    return {};
}

QString needWords(Need need)
{
    switch (need) {
    case Need::Wavering:
        return say("verdicts that change between runs, or that the papers leave open");
    case Need::Routine:
        return say("every verdict steady");
    case Need::Panel:
        return say("scorecards are in, the synthesis is drafted");
    case Need::ByHand:
        return say("asked for people only, or the papers cannot be read");
    case Need::NotReady:
        return say("sorted in as soon as they are drafted");
    }
    return {};
}

} // namespace app
