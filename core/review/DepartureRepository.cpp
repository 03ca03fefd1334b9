#include "review/Departures.h"

#include "ledger/LedgerRepository.h"
#include "review/DraftRepository.h"
#include "store/Statement.h"

namespace review {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

constexpr char columns[] =
    "SELECT id, account, application, candidate, output, provider, model, host, region, retention, "
    "sends, redaction, redacted, withheld, bytes, left_at, outcome, tokens FROM departures ";

std::vector<Departed> readAll(Statement &read)
{
    std::vector<Departed> out;
    while (read.step()) {
        Departed one;
        one.id = read.text(0);
        one.account = read.id<domain::AccountId>(1);
        one.application = read.id<domain::ApplicationId>(2);
        one.candidate = read.id<domain::CandidateId>(3);
        one.output = domain::outputKindFrom(read.text(4)).value_or(domain::OutputKind::Summary);
        one.provider = read.text(5);
        one.model = read.text(6);
        one.host = read.text(7);
        one.region = read.text(8);
        one.retention = read.text(9);
        one.sends = read.text(10).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        one.redaction = read.text(11);
        one.redacted = read.number(12);
        one.withheld = read.number(13);
        one.bytes = read.integer(14);
        one.at = read.time(15);
        one.outcome = read.text(16);
        one.tokens = read.integer(17);
        out.push_back(std::move(one));
    }
    return out;
}

qint64 spentOn(Connection &db, const Leaving &leaving)
{
    Statement read(db, "SELECT coalesce(sum(tokens), 0) FROM departures WHERE account = ?1 AND application = ?2");
    read.bind(leaving.account, leaving.application);
    read.step();
    return read.integer(0);
}

store::Place keyPlace(const QString &provider)
{
    return {"model_keys", "sealed", provider};
}

} // namespace

QString wordOf(drafting::StaysHere why)
{
    switch (why) {
    case drafting::StaysHere::None:
        break;
    case drafting::StaysHere::OptedOut:
        return QStringLiteral("opted out");
    case drafting::StaysHere::Place:
        return QStringLiteral("place");
    case drafting::StaysHere::NoPlace:
        return QStringLiteral("no place");
    case drafting::StaysHere::NotAllowed:
        return QStringLiteral("not allowed");
    case drafting::StaysHere::CaseIsFull:
        return QStringLiteral("case is full");
    }
    return {};
}

base::Task<base::Result<Cleared>> Departures::clear(Leaving leaving, drafting::ProviderProfile profile)
{
    auto gate = leaving.gate;
    auto work = [leaving = std::move(leaving), profile = std::move(profile),
                 now = m_clock->now()](Connection &db, KeyRing &keys) -> base::Result<QString> {
        // As the record stands now, in the transaction that lets it go: whoever opted out a moment ago is out.
        const auto about = drafts::caseOf(db, leaving.account, leaving.application);
        if (!about)
            return base::failure(base::Kind::NotFound, QStringLiteral("departures: no such application"));
        domain::Application application;
        application.id = leaving.application;
        application.optedOut = about->optedOut;
        const auto why =
            drafting::whyStays({&application, leaving.places, leaving.sends, spentOn(db, leaving)}, profile);
        if (why != drafting::StaysHere::None)
            return base::failure(base::Kind::Refused, QStringLiteral("departures: ") + wordOf(why), wordOf(why));
        const QString id = base::freshId();
        Statement(db,
                  "INSERT INTO departures(id, account, application, candidate, output, provider, model, host, region, "
                  "retention, sends, redaction, redacted, withheld, body, bytes, left_at) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)")
            .bind(id, leaving.account, leaving.application, about->candidate, domain::outputKindWord(leaving.output),
                  profile.name, profile.model, profile.baseUrl.host(), profile.region, profile.retention,
                  leaving.sends.join(QLatin1Char(' ')), leaving.redaction, leaving.redacted, leaving.withheld,
                  leaving.body.hex(), leaving.bytes, now)
            .run();
        ledger::Record record;
        record.kind = ledger::Kind::ModelAsked;
        record.at = now;
        record.actor = QStringLiteral("system");
        record.account = leaving.account;
        record.application = leaving.application;
        record.facts = {{QStringLiteral("departure"), id},
                        {QStringLiteral("output"), domain::outputKindWord(leaving.output)},
                        {QStringLiteral("provider"), profile.name},
                        {QStringLiteral("model"), profile.model},
                        {QStringLiteral("host"), profile.baseUrl.host()},
                        {QStringLiteral("region"), profile.region},
                        {QStringLiteral("provider_keeps"), profile.retention},
                        {QStringLiteral("sends"), leaving.sends.join(QLatin1Char(' '))},
                        {QStringLiteral("redaction"), leaving.redaction},
                        {QStringLiteral("redacted"), qint64{leaving.redacted}},
                        {QStringLiteral("withheld"), qint64{leaving.withheld}},
                        {QStringLiteral("body"), leaving.body.hex()},
                        {QStringLiteral("bytes"), leaving.bytes}};
        ledger::append(db, keys, record);
        return id;
    };
    CO_TRY(auto id, co_await m_store.write(std::move(work)));
    co_return Cleared{std::move(id), drafting::Departure(std::move(gate))};
}

base::Task<base::Result<void>> Departures::answered(QString id, QString outcome, qint64 tokens)
{
    auto work = [id, outcome, tokens, now = m_clock->now()](Connection &db, KeyRing &keys) {
        Statement read(db, "SELECT account, application FROM departures WHERE id = ?1 AND outcome = ''");
        read.bind(id);
        if (!read.step())
            return;
        ledger::Record record;
        record.kind = ledger::Kind::ModelAnswered;
        record.at = now;
        record.actor = QStringLiteral("system");
        record.account = read.id<domain::AccountId>(0);
        record.application = read.id<domain::ApplicationId>(1);
        record.facts = {{QStringLiteral("departure"), id},
                        {QStringLiteral("outcome"), outcome},
                        {QStringLiteral("tokens"), tokens}};
        Statement(db, "UPDATE departures SET outcome = ?2, tokens = ?3 WHERE id = ?1").bind(id, outcome, tokens).run();
        ledger::append(db, keys, record);
    };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Result<std::vector<Departed>> Departures::of(const domain::AccountId &account,
                                                   const domain::ApplicationId &application)
{
    return m_store.read([&](Connection &db, KeyRing &) {
        Statement read(db,
                       QByteArray(columns) + "WHERE account = ?1 AND application = ?2 ORDER BY left_at DESC, id DESC");
        read.bind(account, application);
        return readAll(read);
    });
}

base::Result<std::vector<Departed>> Departures::all(int most)
{
    return m_store.read([&](Connection &db, KeyRing &) {
        Statement read(db, QByteArray(columns) + "ORDER BY left_at DESC, id DESC LIMIT ?1");
        read.bind(most);
        return readAll(read);
    });
}

base::Result<qint64> Departures::tokensSince(const QDateTime &since)
{
    return m_store.read([&](Connection &db, KeyRing &) {
        Statement read(db, "SELECT coalesce(sum(tokens), 0) FROM departures WHERE left_at >= ?1");
        read.bind(since);
        read.step();
        return read.integer(0);
    });
}

base::Result<bool> Departures::promptTried(const base::Digest &prompt)
{
    return m_store.read([&](Connection &db, KeyRing &) {
        Statement read(db, "SELECT 1 FROM tried_prompts WHERE digest = ?1");
        read.bind(prompt);
        return read.step();
    });
}

base::Task<base::Result<void>> Departures::keepTrial(base::Digest prompt, QString name, QString version, int cases,
                                                     int flips)
{
    auto work = [prompt, name, version, cases, flips, now = m_clock->now()](Connection &db, KeyRing &keys) {
        Statement(db, "INSERT INTO tried_prompts(digest, name, version, cases, flips, tried_at) "
                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(digest) DO UPDATE SET cases = excluded.cases, "
                      "flips = excluded.flips, tried_at = excluded.tried_at")
            .bind(prompt, name, version, cases, flips, now)
            .run();
        ledger::Record record;
        record.kind = ledger::Kind::PromptTried;
        record.at = now;
        record.actor = QStringLiteral("system");
        record.facts = {{QStringLiteral("prompt"), prompt.hex()},
                        {QStringLiteral("output"), name},
                        {QStringLiteral("version"), version},
                        {QStringLiteral("cases"), qint64{cases}},
                        {QStringLiteral("flips"), qint64{flips}}};
        ledger::append(db, keys, record);
    };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Result<base::Secret> Departures::key(const QString &provider)
{
    return m_store.read([&](Connection &db, KeyRing &keys) {
        Statement read(db, "SELECT sealed FROM model_keys WHERE provider = ?1");
        read.bind(provider);
        if (!read.step())
            return base::Secret();
        return base::Secret(
            keys.open(db, store::KeyOwner::store(), keyPlace(provider), read.blob(0)).value_or(QByteArray()));
    });
}

base::Task<base::Result<void>> Departures::keepKey(QString provider, base::Secret key)
{
    auto work = [provider, key](Connection &db, KeyRing &keys) {
        Statement(db, "DELETE FROM model_keys WHERE provider = ?1").bind(provider).run();
        if (key.isEmpty())
            return;
        const auto sealed = keys.seal(db, store::KeyOwner::store(), keyPlace(provider), key.reveal());
        Statement(db, "INSERT INTO model_keys(provider, sealed) VALUES(?1, ?2)").bind(provider, sealed).run();
    };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

} // namespace review
