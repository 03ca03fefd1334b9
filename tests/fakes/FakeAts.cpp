#include "fakes/FakeAts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace fakes {

using base::Kind;

namespace {

Fault popped(std::deque<Fault> &script)
{
    if (script.empty())
        return Fault::None;
    const Fault fault = script.front();
    script.pop_front();
    return fault;
}

bool applies(Fault fault)
{
    return fault == Fault::None || fault == Fault::LostAfter || fault == Fault::LostAfterLate ||
           fault == Fault::NoObjectId || fault == Fault::ServerFault || fault == Fault::Mangled;
}

std::optional<base::Error> errorOf(Fault fault)
{
    switch (fault) {
    case Fault::None:
    case Fault::NoObjectId:
    case Fault::EmptySuccess:
    case Fault::Mangled:
        return std::nullopt;
    case Fault::LostBefore:
    case Fault::LostAfter:
    case Fault::LostAfterLate:
    case Fault::ServerFault:
        return base::Error{Kind::OutcomeUnknown, QStringLiteral("scripted")};
    case Fault::Offline:
        return base::Error{Kind::Offline, QStringLiteral("scripted")};
    case Fault::KeychainLocked:
        return base::Error{Kind::Keychain, QStringLiteral("scripted")};
    case Fault::Throttled:
        return base::Error{Kind::Throttled, QStringLiteral("scripted"), {}, base::Milliseconds(3000)};
    case Fault::SignedOut:
        return base::Error{Kind::SignedOut, QStringLiteral("scripted")};
    case Fault::Refused:
        return base::Error{Kind::Refused, QStringLiteral("scripted")};
    case Fault::Forbidden:
        return base::Error{Kind::Forbidden, QStringLiteral("scripted")};
    case Fault::Gone:
        return base::Error{Kind::NotFound, QStringLiteral("scripted")};
    case Fault::ServerConflict:
        return base::Error{Kind::Conflict, QStringLiteral("scripted")};
    }
    return std::nullopt;
}

} // namespace

int FakeAts::notesWith(const QString &marker) const
{
    return static_cast<int>(
        std::count_if(notes.begin(), notes.end(), [&](const WrittenNote &note) { return note.body.contains(marker); }));
}

void FakeAts::resume(std::vector<WrittenNote> kept)
{
    notes = std::move(kept);
    m_nextId = 9001 + static_cast<int>(notes.size());
}

ats::Effect FakeAts::effect(const ats::Target &target) const
{
    return target.kind == ats::TargetKind::Note ? ats::Effect::Append : fieldEffect;
}

base::Result<ats::EncodedWrite> FakeAts::encode(const ats::WriteIntent &intent) const
{
    if (intent.content.size() > 10'000)
        return base::failure(Kind::Invalid, QStringLiteral("too long"), QStringLiteral("content"));
    nlohmann::json body = {{"application", base::toJson(intent.application.text())},
                           {"author", base::toJson(intent.author.text())},
                           {"text", base::toJson(intent.content)}};
    if (intent.target.kind != ats::TargetKind::Note)
        body["field"] = base::toJson(intent.target.fieldKey);
    ats::EncodedWrite write;
    write.verb = intent.target.kind == ats::TargetKind::Note ? net::Verb::Post : net::Verb::Patch;
    write.path = QStringLiteral("/applications/") + intent.application.text();
    write.contentType = "application/json";
    write.body = base::dumpJson(body);
    return write;
}

QString FakeAts::apply(const QByteArray &bytes, const QString &operation, Fault fault)
{
    const auto body = base::parseJson(bytes);
    if (!body)
        return {};
    const QString application = base::toQString(body->at("application"));
    QString text = base::toQString(body->at("text"));
    if (fault == Fault::Mangled)
        text = text.replace(QLatin1Char('C'), QLatin1Char('c'));
    if (body->contains("field")) {
        fields.insert(application, text);
        return application;
    }
    // Late by both would be more than the window of REL-16 promises to bridge.
    const auto late = fault == Fault::LostAfterLate ? base::Milliseconds(20'000) : base::Milliseconds(0);
    const auto visible = m_clock->monotonic() + std::max(listLag, late);
    const QString id = QString::number(m_nextId++);
    notes.push_back({id, application, text, base::toQString(body->at("author")), operation, visible});
    return id;
}

base::Task<base::Result<ats::Receipt>> FakeAts::send(net::Dispatch dispatch, ats::EncodedWrite write,
                                                     std::stop_token stop)
{
    const Fault fault = nextFault(nextSends, true);
    Arrival arrival{dispatch.operationId(),
                    dispatch.attempt(),
                    write.path.section(QLatin1Char('/'), 2),
                    write.body,
                    dispatch.bodyDigest(),
                    false,
                    fault == Fault::Throttled,
                    m_user,
                    m_clock->now()};
    const auto error = errorOf(fault);
    QString id;
    if (fault != Fault::Offline && fault != Fault::KeychainLocked && fault != Fault::LostBefore) {
        tell("ats arrived");
        arrival.applied = applies(fault);
        if (arrival.applied)
            id = apply(write.body, arrival.operation, fault);
        arrivals.push_back(arrival);
        if (onArrival)
            onArrival(arrival); // with what it did to the record: one event for whoever writes it down
        tell("ats applied");
    }
    mostInFlight = std::max(mostInFlight, ++inFlight);
    if (sendTakes > base::Milliseconds(0)) {
        const auto clock = m_clock;
        const auto takes = sendTakes;
        const auto slept = co_await base::sleepFor(clock, takes, stop);
        if (!slept)
            co_return base::failure(Kind::OutcomeUnknown, QStringLiteral("stopped under way"));
    }
    --inFlight;
    tell("ats answering");
    if (error)
        co_return tl::unexpected(*error);
    co_return ats::Receipt{fault == Fault::NoObjectId || fault == Fault::EmptySuccess ? QString() : id, 201};
}

Fault FakeAts::nextFault(std::deque<Fault> &script, bool writes)
{
    const Fault first = failing ? failing(writes) : Fault::None;
    return first == Fault::None ? popped(script) : first;
}

std::optional<base::Error> FakeAts::readFault()
{
    ++reads;
    const Fault fault = nextFault(nextReads, false);
    if (fault == Fault::ServerFault)
        return base::Error{Kind::ServerFault, QStringLiteral("scripted")};
    return errorOf(fault);
}

base::Task<base::Result<ats::Holder>> FakeAts::holder(domain::ApplicationId application, std::stop_token stop)
{
    (void)stop;
    const QString now = owners.value(application.text());
    if (now == QLatin1String("gone"))
        co_return base::failure(Kind::NotFound, QStringLiteral("scripted"));
    ats::Holder holder{domain::CandidateId(now), emails.value(application.text())};
    co_return holder;
}

base::Task<base::Result<std::optional<ats::Found>>> FakeAts::find(ats::WriteIntent intent, std::stop_token stop)
{
    (void)stop;
    tell("ats asked");
    using Answer = base::Result<std::optional<ats::Found>>;
    if (const auto error = readFault())
        co_return tl::unexpected(*error);
    if (intent.target.kind != ats::TargetKind::Note) {
        if (fields.value(intent.application.text()) != intent.content)
            co_return Answer(std::nullopt);
        co_return Answer(ats::Found{intent.application.text(), {}, true});
    }
    for (const auto &note : notes)
        if (note.application == intent.application.text() && note.body.contains(intent.marker) &&
            note.visibleFrom <= m_clock->monotonic())
            co_return Answer(ats::Found{note.id, domain::UserId(note.author), note.body == intent.content});
    co_return Answer(std::nullopt);
}

base::Task<base::Result<ats::RecordNow>> FakeAts::look(domain::ApplicationId application, domain::CandidateId candidate,
                                                       ats::Target target, std::stop_token stop)
{
    (void)target;
    (void)stop;
    if (const auto error = readFault())
        co_return tl::unexpected(*error);
    if (owners.value(application.text()) == QLatin1String("gone"))
        co_return base::failure(Kind::NotFound, QStringLiteral("scripted"));
    ats::RecordNow now;
    now.application.id = application;
    now.application.candidate =
        owners.contains(application.text()) ? domain::CandidateId(owners.value(application.text())) : candidate;
    now.value = fields.value(application.text());
    co_return now;
}

} // namespace fakes
