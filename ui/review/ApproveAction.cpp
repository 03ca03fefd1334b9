#include "ui/review/ApproveAction.h"

namespace ui::review {

namespace {

// A pane that is not on the screen of the active window was not looked at.
bool isBeforeHerEyes(const QWidget &pane)
{
    return pane.isVisible() && pane.isActiveWindow() && !pane.window()->isMinimized();
}

} // namespace

ApproveAction::ApproveAction(ReviewPane &review, criteria::CriteriaPane &criteria, Receivers receivers, QObject *parent)
    : QObject(parent), m_receivers(std::move(receivers))
{
    connect(&review, &ReviewPane::approveRequested, this, [this, pane = &review](Section section) {
        if (!isBeforeHerEyes(*pane))
            return;
        std::vector<::review::Gesture> gestures;
        for (int i = 0; i <= pane->review()[section].alongside; ++i)
            gestures.push_back(::review::Gesture());
        m_receivers.output(section, std::move(gestures));
    });
    connect(&review, &ReviewPane::approveAllRequested, this, [this, pane = &review] {
        if (!isBeforeHerEyes(*pane))
            return;
        std::vector<::review::Gesture> gestures;
        for (const Section section : sections)
            for (int i = 0; i <= pane->review()[section].alongside; ++i)
                if (pane->review()[section].state == OutputState::Draft)
                    gestures.push_back(::review::Gesture());
        m_receivers.allOutputs(std::move(gestures));
    });
    connect(&criteria, &criteria::CriteriaPane::approveRequested, this,
            [this, pane = &criteria](const QString &, const std::vector<criteria::CriterionEdit> &set) {
                if (isBeforeHerEyes(*pane))
                    m_receivers.criteria(set, ::review::Gesture());
            });
}

} // namespace ui::review
