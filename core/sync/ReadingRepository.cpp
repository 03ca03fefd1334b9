#include "sync/ReadingRepository.h"

#include "store/Statement.h"

namespace syncing {

using store::Connection;
using store::KeyRing;
using store::Statement;

base::Task<base::Result<void>> ReadingRepository::keep(domain::AccountId account, Reading reading)
{
    const auto known = m_store.read([&](Connection &db, KeyRing &) {
        Statement s(db, "SELECT state FROM readings WHERE account = ?1 AND application = ?2");
        s.bind(account, reading.application);
        return s.step() ? static_cast<domain::ReadState>(s.number(0)) : domain::ReadState::Ok;
    });
    CO_TRY(const auto before, known);
    if (before == reading.state)
        co_return base::Result<void>{};
    auto work = [account, reading](Connection &db, KeyRing &) {
        if (reading.state == domain::ReadState::Ok)
            Statement(db, "DELETE FROM readings WHERE account = ?1 AND application = ?2")
                .bind(account, reading.application)
                .run();
        else
            Statement(db, "INSERT INTO readings(account, application, state) VALUES(?1, ?2, ?3)"
                          " ON CONFLICT(account, application) DO UPDATE SET state = ?3")
                .bind(account, reading.application, static_cast<int>(reading.state))
                .run();
    };
    auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<std::vector<Reading>>> ReadingRepository::troubles(domain::AccountId account)
{
    auto work = [account](Connection &db, KeyRing &) {
        std::vector<Reading> out;
        Statement s(db, "SELECT application, state FROM readings WHERE account = ?1");
        s.bind(account);
        while (s.step())
            out.push_back({s.id<domain::ApplicationId>(0), static_cast<domain::ReadState>(s.number(1))});
        return out;
    };
    auto troubles = co_await m_store.readAside(std::move(work));
    co_return troubles;
}

} // namespace syncing
