// What the review pane shows, as plain values made by the controller.
#pragma once

#include <vector>

#include <QMetaType>
#include <QString>

#include "ui/theme/Glyphs.h"

namespace ui::review {

enum class Section
{
    Summary,
    Criteria
};

enum class OutputState
{
    None, // nothing drafted; emptyWords says why
    Draft,
    Approved, // committed here, waiting in the outbox
    Rejected,
    Written,  // confirmed at the ATS
    Conflict, // the record changed; withdrawn
};

struct ClaimView
{
    int number = 0; // of its passage on the page; 0 = none
    QString text;
    bool supported = true; // false: struck, with note beside it
    QString note = {};     // "no passage supports this"
    bool byPerson = false; // her own words
};

struct CriterionView
{
    theme::Shape shape = theme::Shape::NotFound;
    QString text;
    QString words = {};    // "not found in the documents", "met in 3 of 5 runs"
    QString quote = {};    // shown while the row is focused
    QString page = {};     // "p 1"
    int number = 0;        // of its passage
    bool byPerson = false; // verdict changed by her
};

struct SectionView
{
    OutputState state = OutputState::None;
    QString stateLine;       // "draft · built-in", "approved 09:14"
    QString emptyWords = {}; // shown instead of rows when there are none
    QString blockedBy = {};  // why it cannot be approved; said when she tries
    bool editable = true;
};

// One line of "ATS now → ATS after".
struct PreviewRow
{
    QString field; // "Note", "Go in production"
    QString now;   // "none", "empty", "Applied"
    QString after;
};

struct ReviewView
{
    QString caseKey;     // another key is another case: focus and editors start anew
    QString notice = {}; // one sentence in brick over everything: "Stage is now Phone screen (by M. Ortiz, 09:12)."
    SectionView summary;
    std::vector<ClaimView> claims;
    SectionView criteria;
    std::vector<CriterionView> rows;
    std::vector<PreviewRow> preview;
    QString decisionLine = {};
    bool canUndo = false;
    bool criteriaWaiting = false; // the requisition's criteria are not yet approved: offers C
};

} // namespace ui::review

Q_DECLARE_METATYPE(ui::review::Section)
