// A person's act on the screen: the first of the three tokens (Gesture, Approval, Dispatch). Only the window's approve
// action can make one, so no program path, script or timer can approve. // DESIGN 3
#pragma once

#include <type_traits>
#include <utility>

namespace ui::review {
class ApproveAction; // declared by name only: core includes nothing of ui
}

namespace review {

class Gesture
{
public:
    Gesture(const Gesture &) = delete;
    Gesture &operator=(const Gesture &) = delete;
    Gesture(Gesture &&other) noexcept : m_fresh(std::exchange(other.m_fresh, false)) {}
    Gesture &operator=(Gesture &&) = delete;
    ~Gesture() = default;

    bool isSpent() const { return !m_fresh; }

private:
    friend class ::ui::review::ApproveAction;
    Gesture() = default;

    bool m_fresh = true;
};

static_assert(!std::is_default_constructible_v<Gesture> && !std::is_copy_constructible_v<Gesture>);

} // namespace review
