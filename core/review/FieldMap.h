// Which output goes where in one account: the profile's map over the usual places. // DESIGN 10 (29)
#pragma once

#include <optional>
#include <vector>

#include "ats/Writer.h"
#include "domain/ConnectionProfile.h"
#include "domain/Draft.h"
#include "domain/Record.h"

namespace review {

// Why an output has no place, for a sentence.
enum class Unmapped
{
    No,           // it has one
    ByMap,        // the map says nowhere, or nothing is usual for it
    ByDirection,  // this object of the system is not written from here
    FieldUnknown, // the system has no such field on applications
    FieldUnfit,   // this output does not fit what the field holds
    NoOption,     // the field has no choice for it, or there is nothing to say
};

struct Mapped
{
    std::optional<ats::Target> target;
    Unmapped why = Unmapped::No;
    QString field = {}; // the one that was named
};

class FieldMap
{
public:
    FieldMap() = default; // the usual places
    explicit FieldMap(std::vector<domain::MapEntry> entries, domain::Directions objects = {})
        : m_entries(std::move(entries)), m_objects(std::move(objects))
    {
    }

    bool writes(ats::TargetKind kind) const;

    // Without an entry a summary or synthesis goes to a note; a screening to the application field ai_screening where
    // the system defines it as text, else to a note; a message lives only here. Proposals are not mapped: placeOf().
    Mapped mappedOf(domain::OutputKind kind, const std::vector<domain::FieldDefinition> &definitions) const;
    std::optional<ats::Target> targetOf(domain::OutputKind kind,
                                        const std::vector<domain::FieldDefinition> &definitions) const
    {
        return mappedOf(kind, definitions).target;
    }

    const domain::MapEntry *entryOf(domain::OutputKind kind) const; // null = the usual place

    // Bound by each approval: another number whenever an entry differs. The usual places are version 1.
    int version() const;
    // Entries of this map that the other one no longer has: what was approved for them must be looked at again.
    QStringList entriesMissingIn(const FieldMap &other) const;

private:
    Mapped placeFor(domain::OutputKind kind, const std::vector<domain::FieldDefinition> &definitions) const;

    std::vector<domain::MapEntry> m_entries;
    domain::Directions m_objects;
};

// Where a proposal goes is not mapped: the stage or the reason is the place. A hold has none.
std::optional<ats::Target> placeOf(const domain::Proposal &proposal, const domain::Application &application);
// Only a proposal moves an application, only to where it says, and it goes nowhere else.
bool fits(const ats::Target &target, const domain::Draft &draft); // CMP-02

} // namespace review
