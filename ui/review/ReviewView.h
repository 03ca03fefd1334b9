// What the review pane shows, as plain values made by the controller.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QMetaType>
#include <QString>
#include <QStringList>

#include "ui/theme/Glyphs.h"

namespace ui::review {

enum class Section
{
    Summary,
    Criteria,
    Message,
    Synthesis,
    Proposal // what she proposes to do with the application
};
inline constexpr std::array sections{Section::Summary, Section::Criteria, Section::Message, Section::Synthesis,
                                     Section::Proposal}; // in the order of the screen

enum class OutputState
{
    None, // nothing drafted; emptyWords says why
    Draft,
    Approved, // committed here, waiting in the outbox
    Rejected,
    Written,  // confirmed at the ATS
    Conflict, // the record changed; withdrawn
};

// One claim, verdict or sentence.
struct RowView
{
    std::optional<theme::Shape> shape = {}; // of a verdict; other rows have none
    QString text = {};
    QString words = {};    // after it: "not found in the documents", "met in 3 of 5 runs", "no passage supports this"
    int number = 0;        // of its passage on the page; 0 = none
    QString quote = {};    // shown while the row is focused
    QString page = {};     // "p 1"
    bool supported = true; // false: struck, with the words beside it
    bool byPerson = false; // her own words, or her own verdict
    QString reason = {};   // of a verdict, shown while the row is focused
};

struct SectionView
{
    OutputState state = OutputState::None;
    QString stateLine = {};  // "draft · built-in", "approved 09:14"
    QString emptyWords = {}; // shown instead of rows when there are none
    QString blockedBy = {};  // why it cannot be approved; said when she tries
    bool editable = true;
    std::vector<RowView> rows = {};
    int alongside = 0; // outputs that are approved together with this one: a score, a tag

    // A section without anything to say is not on the screen.
    bool isShown() const { return state != OutputState::None || !emptyWords.isEmpty() || !rows.empty(); }
};

// One line of "ATS now → ATS after".
struct PreviewRow
{
    QString field; // "Note", "Go in production"
    QString now;   // "none", "empty", "Applied"
    QString after;
};

// The keys of a proposal: G, H, N.
enum class Step
{
    Forward,
    Hold,
    Decline
};

struct ReviewView
{
    QString caseKey;     // another key is another case: focus and editors start anew
    QString notice = {}; // one sentence in brick over everything: "Stage is now Phone screen (by M. Ortiz, 09:12)."
    std::array<SectionView, sections.size()> outputs = {};
    std::vector<PreviewRow> preview;
    QString decisionLine = {};
    bool canUndo = false;
    bool criteriaWaiting = false; // the requisition's criteria are not yet approved: offers C
    QStringList endings = {};     // the system's own reasons for not going on; the first nine have digits

    SectionView &operator[](Section section) { return outputs[static_cast<std::size_t>(section)]; }
    const SectionView &operator[](Section section) const { return outputs[static_cast<std::size_t>(section)]; }
};

} // namespace ui::review

Q_DECLARE_METATYPE(ui::review::Section)
Q_DECLARE_METATYPE(ui::review::Step)
