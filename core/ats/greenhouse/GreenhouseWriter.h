// Writing to Greenhouse through Harvest v3: notes and application custom fields, one field per request, so that a body
// never depends on what the record held; stage moves and rejections from where the person saw the application.
// DESIGN 10 (2); shared fact page on Greenhouse, sections 6.1, 6.3, 6.5, 6.8
#pragma once

#include "ats/Reader.h"
#include "ats/Writer.h"
#include "ats/greenhouse/Options.h"
#include "net/WriteChannel.h"

namespace ats::greenhouse {

// Channel and reader outlive the writer, the writer outlives its tasks.
class GreenhouseWriter final : public Writer
{
public:
    // channel: made with unsafeEndpoints. The reader is for looking at the record.
    GreenhouseWriter(net::WriteChannel &channel, Reader &reader, Options options)
        : m_channel(channel), m_reader(reader), m_options(std::move(options))
    {
    }

    Effect effect(const Target &target) const override;

    // Note:  POST  /v3/notes {"application_id","body","candidate_id","note_type","user_id","visibility"}
    // Field: PATCH /v3/applications/{id} {"custom_fields":[{"custom_field_id","value"}]}, by name_key without an id.
    // Tag:   POST  /v3/applied_candidate_tags {"candidate_id","candidate_tag_id"}, read back before it is set: whether
    // a
    //        second one is refused is not documented
    // Stage: POST  /v3/applications/{id}/move {"from_stage_id","to_stage_id"}, answered by 204
    // End:   POST  /v3/applications/{id}/reject {"rejection_reason_id"}, without any mail; 204
    // Members in the order of their names, no blanks, ids as whole numbers of 64 bits: equal intents, equal bytes.
    // The words are those of textForTarget(). At most 50 000 characters. A candidate's field is Unsupported: what a
    // PATCH leaves out there may be lost.
    base::Result<EncodedWrite> encode(const WriteIntent &intent) const override;

    base::Task<base::Result<Receipt>> send(net::Dispatch dispatch, EncodedWrite write, std::stop_token stop) override;
    base::Task<base::Result<Holder>> holder(domain::ApplicationId application, std::stop_token stop) override;
    base::Task<base::Result<std::optional<Found>>> find(WriteIntent intent, std::stop_token stop) override;
    base::Task<base::Result<RecordNow>> look(domain::ApplicationId application, domain::CandidateId candidate,
                                             Target target, std::stop_token stop) override;

private:
    [[nodiscard]] base::Task<base::Result<domain::Application>> freshApplication(domain::ApplicationId id,
                                                                                 std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<std::optional<Found>>> findNote(WriteIntent intent, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<std::optional<Found>>> findMove(WriteIntent intent, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<std::optional<Found>>> findField(WriteIntent intent, std::stop_token stop);

    net::WriteChannel &m_channel;
    Reader &m_reader;
    Options m_options;
};

// Is this 2xx the promised acknowledgement? Its object's id, else OutcomeUnknown. Pure. // REL-19
base::Result<Receipt> receiptOf(const EncodedWrite &write, const net::Response &response);

} // namespace ats::greenhouse
