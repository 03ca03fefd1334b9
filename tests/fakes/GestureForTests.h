// The approve action of tests that do not link ui: mints gestures as the window would. An arch test sees to it that the
// product has exactly one such class, in ui/review.
#pragma once

#include "review/Gesture.h"

namespace ui::review {

class ApproveAction
{
public:
    static ::review::Gesture gesture() { return ::review::Gesture(); }
};

} // namespace ui::review

namespace fakes {

inline review::Gesture gesture()
{
    return ui::review::ApproveAction::gesture();
}

} // namespace fakes
