// From a prepared case to what the panes show: pure, so that it can be tested without a window.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "app/countersign/PreparedCase.h"
#include "domain/Criterion.h"
#include "review/Derived.h"
#include "review/DraftRepository.h"
#include "review/FieldMap.h"
#include "review/Policy.h"
#include "ui/evidence/DocumentView.h"
#include "ui/review/ReviewView.h"
#include "writeback/Operation.h"

namespace app {

// The decisions and drafts of a case as they stand now.
struct CaseStanding
{
    std::array<std::optional<review::StoredDraft>, std::size(domain::outputKinds)> drafts;
    std::optional<domain::CriteriaSet> criteria; // in force
    std::vector<writeback::Item> operations;     // of this case
    std::vector<domain::FieldDefinition> fields; // of the account
    std::vector<domain::Disposition> dispositions;
    bool canUndo = false;
    bool lookOnly = false;
    QString notice;       // one sentence in brick
    review::FieldMap map; // of the account
    review::Policy policy;
    QString policyTrouble; // why nothing may be approved at all
    std::optional<domain::User> reviewer;

    std::optional<review::StoredDraft> &operator[](domain::OutputKind kind)
    {
        return drafts[static_cast<std::size_t>(kind)];
    }
    const std::optional<review::StoredDraft> &operator[](domain::OutputKind kind) const
    {
        return drafts[static_cast<std::size_t>(kind)];
    }
};

// Every section of the pane shows one kind of output.
ui::review::Section sectionOf(domain::OutputKind kind);
domain::OutputKind kindOf(ui::review::Section section);

enum class Names
{
    Off,
    On
};

struct NumberedPassage
{
    int number = 0;
    domain::Passage passage;
};

// Passages in the order of the claims, each once: what the superscripts name.
std::vector<NumberedPassage> numbered(const CaseStanding &standing);

ui::review::ReviewView reviewView(const PreparedCase &prepared, const CaseStanding &standing, const QDateTime &now);

// tab: "file:0", "answers", "notes", "scorecards". Markers and painted-over boxes as far as their places are known.
ui::evidence::DocumentView documentView(const PreparedCase &prepared, const CaseStanding &standing, const QString &tab,
                                        Names names, const QString &system);

// What goes along with the verdicts as they stand, by the field map; nothing while they may not be approved.
std::vector<review::Derived> derivedIn(const CaseStanding &standing);

// Where this output goes; nothing when it lives only here, by the map or by the policy.
std::optional<ats::Target> targetIn(const PreparedCase &prepared, const CaseStanding &standing,
                                    domain::OutputKind kind);
// Why this person may not approve it, in one sentence; empty when she may.
QString notApprovable(const PreparedCase &prepared, const CaseStanding &standing, domain::OutputKind kind);

// What stands in the target's field now, or where the application stands for a move; empty for notes.
QString valueNow(const PreparedCase &prepared, const ats::Target &target);

} // namespace app
