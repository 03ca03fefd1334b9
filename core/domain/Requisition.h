// Approved permission to hire for a role, with its pipeline.
#pragma once

#include <vector>

#include <QDateTime>
#include <QString>

#include "domain/Ids.h"

namespace domain {

struct Stage
{
    StageId id;
    QString name;
    int order = 0; // 0 is the first stage
    bool active = true;
};

struct Requisition
{
    RequisitionId id;
    QString title;
    QString code;     // the customer's own number, such as ENG-76; may be empty
    QString location; // may be empty
    QString status;   // the system's word: open, draft, closed
    QString text;     // plain text of the posting, HTML already removed; may be empty
    QDateTime updatedAt;
    std::vector<Stage> stages; // by order
};

} // namespace domain
