// What a connector can write, and the only interface through which it does. A writer never sees a draft: it gets text
// for a target, encodes it before approval (so that the recruiter approves the very bytes), and sends those bytes.
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include "base/Task.h"
#include "domain/Application.h"
#include "domain/Ids.h"
#include "domain/Record.h"
#include "net/Dispatch.h"
#include "net/Request.h"

namespace ats {

enum class TargetKind
{
    Note,
    ApplicationField,
    CandidateField,
    Stage,       // of an application: fieldId and fieldName are the stage to move to
    Disposition, // it ends here: fieldId and fieldName are the reason
    Tag          // on the person: fieldId and fieldName are the tag
};

// Made once, from where the person saw the application. // REL-15 (d)
inline bool isMove(TargetKind kind)
{
    return kind == TargetKind::Stage || kind == TargetKind::Disposition;
}

// How a value is encoded in its field. // SEC-51
enum class ValueForm
{
    Plain,
    Line, // a single line
    Html,
    Markdown,
    Number,
    Choice,
    Choices
};

// Where an output goes: one entry of the field map. // DESIGN 10 (29)
struct Target
{
    QString entry; // the entry's id in the map: "summary-note"
    TargetKind kind = TargetKind::Note;
    QString fieldId;   // for fields: the system's id …
    QString fieldKey;  // … its stable key …
    QString fieldName; // … and its name as people see it
    ValueForm form = ValueForm::Plain;
    QStringList optionIds; // for choices: the system's ids of what content names
    QString visibility;    // for notes: the system's word; empty = the system's default
    QString noteType;      // for notes: the system's word; empty = a plain note
    QString from;          // for moves: the stage's id that was seen …
    QString fromEntry;     // … and the system's id of the stay in it, where it has one
};

struct WriteIntent
{
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::UserId author;
    Target target;
    QString content; // as approved, closing line and marker included
    QString marker;  // 16 base32 characters, part of content where the target appends // REL-31
};

// The request that will be sent, byte for byte. The path is below the profile's API address.
struct EncodedWrite
{
    net::Verb verb = net::Verb::Post;
    QString path;
    QByteArray contentType;
    QByteArray body;
};

// What a repeated write would do. // REL-15
enum class Effect
{
    IdempotentSet,
    Append,
    Irreversible,
    StageMove
};

// The system's acknowledgement.
struct Receipt
{
    QString remoteId; // of the object made or changed
    int status = 0;
};

// A write found on the record by its marker (notes) or value (fields).
struct Found
{
    QString remoteId;
    domain::UserId author;    // empty when the system does not say
    bool sameContent = false; // byte for byte what was approved
};

// Whose application it is now. // REL-35
struct Holder
{
    domain::CandidateId candidate; // empty when the system cannot say
    QStringList emails;            // all that the record shows; empty when it shows none
};

// The record as it is now, for "ATS now" and for the conflict check. // REL-18
struct RecordNow
{
    domain::Application application; // fields and stage fresh
    QString value;                   // of the target field; where the application stands, for moves; empty for notes
    std::vector<domain::Note> notes; // of the application
};

// Where an application stands, as one line for people and for comparing: "Phone Screen", "Phone Screen (rejected)".
QString standingOf(const domain::Application &application); // REL-18

class Writer
{
public:
    virtual ~Writer() = default;

    virtual Effect effect(const Target &target) const = 0;

    // Pure. Errors: Unsupported (this system cannot write that), Invalid (content too long or not encodable).
    virtual base::Result<EncodedWrite> encode(const WriteIntent &intent) const = 0;

    // Sends exactly write.body. Errors: OutcomeUnknown when it may have arrived (time-out, cut, 5xx, an answer that is
    // not the promised shape or lacks the object's id // REL-16, REL-19); Refused, Forbidden, NotFound, Conflict for a
    // clear no (REL-20); Throttled, SignedOut, Offline when it certainly did not arrive.
    [[nodiscard]] virtual base::Task<base::Result<Receipt>> send(net::Dispatch dispatch, EncodedWrite write,
                                                                 std::stop_token stop) = 0;

    // Whose application it is now: records are merged and applications moved. Errors: NotFound when the application or
    // the person is gone. // REL-35
    [[nodiscard]] virtual base::Task<base::Result<Holder>> holder(domain::ApplicationId application,
                                                                  std::stop_token stop) = 0;

    // Read-back: is this intent on the record already? Notes by marker, fields by value, moves by where it stands.
    [[nodiscard]] virtual base::Task<base::Result<std::optional<Found>>> find(WriteIntent intent,
                                                                              std::stop_token stop) = 0;

    // The record as it is now. Errors: NotFound when the application is gone.
    [[nodiscard]] virtual base::Task<base::Result<RecordNow>>
    look(domain::ApplicationId application, domain::CandidateId candidate, Target target, std::stop_token stop) = 0;
};

} // namespace ats
