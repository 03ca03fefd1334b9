#include "app/countersign/LedgerKeeper.h"

#include <QDir>
#include <QSaveFile>

#include "base/Aside.h"

namespace app {

namespace {

constexpr auto checkAfter = std::chrono::seconds(5);
constexpr auto signEvery = std::chrono::minutes(15);

// "countersign-3fa9…-": the files of this ledger among others in the folder.
QString prefixOf(const QByteArray &note)
{
    return QString::fromUtf8(note.left(note.indexOf('\n'))).replace(QLatin1Char('/'), QLatin1Char('-')) +
           QLatin1Char('-');
}

QByteArray newestAnchor(const QString &folder, const QString &prefix)
{
    const auto names = QDir(folder).entryList({prefix + QLatin1Char('*')}, QDir::Files, QDir::Name | QDir::Reversed);
    if (names.isEmpty())
        return {};
    QFile file(QDir(folder).filePath(names.front()));
    return file.open(QFile::ReadOnly) ? file.read(4096) : QByteArray();
}

// One file a day; the first of the day stays.
bool leaveAnchor(const QString &folder, const QByteArray &note, const QDate &day)
{
    const QString path = QDir(folder).filePath(prefixOf(note) + day.toString(Qt::ISODate) + QStringLiteral(".txt"));
    if (QFileInfo::exists(path))
        return true;
    QSaveFile file(path);
    return QDir().mkpath(folder) && file.open(QFile::WriteOnly) && file.write(note) == note.size() && file.commit();
}

} // namespace

LedgerKeeper::LedgerKeeper(ledger::Ledger &ledger, std::shared_ptr<base::Clock> clock, QString anchors, QObject *parent)
    : QObject(parent), m_ledger(ledger), m_clock(std::move(clock)), m_anchors(std::move(anchors))
{
}

void LedgerKeeper::start()
{
    m_timer = m_clock->after(checkAfter, [this] { checkNow(); }); // the queue comes first
}

void LedgerKeeper::checkNow()
{
    m_scope.start(check(m_scope.token()), [this](const base::Result<ledger::Verdict> &verdict) {
        if (verdict && !verdict->ok()) {
            Q_EMIT broken(*verdict); // and nothing more is signed: what is wrong must not become an anchor
            return;
        }
        m_watching = true;
        signLater();
    });
}

void LedgerKeeper::touched()
{
    if (m_watching && !m_anchors.isEmpty() && m_anchored != m_clock->now().date())
        signLater();
}

base::Task<base::Result<ledger::Verdict>> LedgerKeeper::check(std::stop_token stop)
{
    QByteArray anchor;
    if (!m_anchors.isEmpty()) {
        const auto note = co_await m_ledger.checkpoint(m_clock->now());
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("ledger keeper: stopped"));
        if (note && *note) {
            auto look = [folder = m_anchors, prefix = prefixOf(**note)] { return newestAnchor(folder, prefix); };
            const auto found = co_await base::aside(std::move(look));
            if (stop.stop_requested())
                co_return base::failure(base::Kind::Cancelled, QStringLiteral("ledger keeper: stopped"));
            anchor = found;
        }
    }
    const auto verdict = co_await m_ledger.verify(anchor);
    co_return verdict;
}

base::Task<base::Result<void>> LedgerKeeper::sign(std::stop_token stop)
{
    CO_TRY(const auto note, co_await m_ledger.checkpoint(m_clock->now()));
    if (stop.stop_requested() || !note || m_anchors.isEmpty())
        co_return base::Result<void>{};
    const QDate day = m_clock->now().date();
    auto leave = [folder = m_anchors, bytes = *note, day] { return leaveAnchor(folder, bytes, day); };
    const auto left = co_await base::aside(std::move(leave));
    if (stop.stop_requested())
        co_return base::Result<void>{};
    if (left)
        m_anchored = day;
    else
        co_return base::failure(base::Kind::Storage, QStringLiteral("the anchor cannot be written"), m_anchors);
    co_return base::Result<void>{};
}

void LedgerKeeper::signLater()
{
    m_scope.start(sign(m_scope.token()), [this](const base::Result<void> &done) {
        if (!done && done.error().kind == base::Kind::Storage && !m_anchors.isEmpty())
            Q_EMIT anchorFailed(m_anchors);
    });
    m_timer = m_clock->after(signEvery, [this] { signLater(); });
}

} // namespace app
