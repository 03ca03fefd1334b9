// What the criteria pane shows and hands back, as plain values.
#pragma once

#include <vector>

#include <QMetaType>
#include <QString>

namespace ui::criteria {

struct CriterionEdit
{
    QString id; // of the proposed criterion; empty for one that she added
    QString text;
    bool mustHave = false;
    QString origin = {}; // the words of the requisition it was read from
    int weight = 1;      // 1 to 3

    friend bool operator==(const CriterionEdit &, const CriterionEdit &) = default;
};

// What is wrong with a wording.
struct WordingNote
{
    QString why = {}; // one sentence; empty = nothing
    bool forbids = false;
};

struct CriteriaView
{
    QString requisitionKey;
    QString heading; // "Criteria for Backend Engineer, Payments"
    QString
        subtitle; // "Read from the requisition by the built-in engine. No verdict is shown before you approve them."
    std::vector<CriterionEdit> criteria;
    QString family = {};    // whose other requisitions may begin with these; empty = none
    QString lockedBy = {};  // one sentence: she may not set them
    QString stateLine = {}; // "proposed", "version 2, approved 24 November"
};

} // namespace ui::criteria

Q_DECLARE_METATYPE(std::vector<ui::criteria::CriterionEdit>)
