// The only maker of review::Gesture: one for each approval that a person asked of a pane that she can see. Panes stay
// free of decisions, the desk free of windows; this stands between them. // DESIGN 3
#pragma once

#include <functional>

#include <QObject>

#include "review/Gesture.h"
#include "ui/criteria/CriteriaPane.h"
#include "ui/review/ReviewPane.h"

namespace ui::review {

class ApproveAction final : public QObject
{
    Q_OBJECT

public:
    struct Receivers
    {
        // One gesture for the output of the section, and one for each that goes along with it.
        std::function<void(Section, std::vector<::review::Gesture>)> output;
        // ⇧A: all outputs of one case; one gesture for each that is shown // DESIGN 10 (11)
        std::function<void(std::vector<::review::Gesture>)> allOutputs;
        std::function<void(const std::vector<criteria::CriterionEdit> &, ::review::Gesture)> criteria;
    };

    ApproveAction(ReviewPane &review, criteria::CriteriaPane &criteria, Receivers receivers, QObject *parent = nullptr);

private:
    Receivers m_receivers;
};

} // namespace ui::review
