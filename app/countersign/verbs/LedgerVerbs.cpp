#include "app/countersign/verbs/LedgerVerbs.h"

#include <nlohmann/json.hpp>

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include "base/StrictJson.h"

namespace app {

using nlohmann::json;

namespace {

const char *faultWord(ledger::Fault fault)
{
    switch (fault) {
    case ledger::Fault::None:
        return "none";
    case ledger::Fault::Record:
        return "record";
    case ledger::Fault::Payload:
        return "payload";
    case ledger::Fault::Tree:
        return "tree";
    case ledger::Fault::Checkpoint:
        return "checkpoint";
    case ledger::Fault::Anchor:
        return "anchor";
    }
    return "record";
}

// To the file that was named, or to stdout.
base::Result<QByteArray> handedOut(const QByteArray &bytes, const QString &file)
{
    if (file.isEmpty())
        return bytes;
    QSaveFile out(file);
    if (!out.open(QFile::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return base::failure(base::Kind::Storage, out.errorString(), file);
    return QByteArray();
}

base::Result<QByteArray> anchorFrom(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return base::failure(base::Kind::NotFound, file.errorString(), path);
    return file.read(4096);
}

} // namespace

base::Task<base::Result<QByteArray>> verifyLedger(VerbContext context, std::stop_token)
{
    CO_TRY(const auto anchor, anchorFrom(context.line.anchorFile));
    CO_TRY(const auto verdict, co_await context.services->ledger.verify(anchor));
    if (context.line.json) {
        json out{{"records", verdict.records},          {"whole", verdict.ok()},
                 {"fault", faultWord(verdict.fault)},   {"checkpoints", verdict.checkpoints},
                 {"anchor_checked", !anchor.isEmpty()}, {"erased_payloads", verdict.erased}};
        if (verdict.firstBad)
            out["first_bad"] = *verdict.firstBad;
        const QByteArray told = base::dumpJson(out) + '\n';
        if (verdict.ok())
            co_return told;
        context.say(QString::fromUtf8(told));
    }
    if (verdict.fault == ledger::Fault::Anchor)
        co_return base::failure(base::Kind::Conflict, QStringLiteral("the ledger does not lead to the anchor"),
                                QStringLiteral("anchor"));
    if (!verdict.ok())
        co_return base::failure(base::Kind::Conflict, QStringLiteral("the ledger was changed"),
                                QString::number(verdict.firstBad.value_or(0)));
    co_return QCoreApplication::translate("Verbs", "%1 records, %2 checkpoints, whole.\n")
        .arg(verdict.records)
        .arg(verdict.checkpoints)
        .toUtf8();
}

base::Task<base::Result<QByteArray>> exportLedger(VerbContext context, std::stop_token)
{
    auto &services = *context.services;
    if (!context.line.folder.isEmpty()) {
        CO_TRY(const auto records, co_await services.ledger.exportTo(context.line.folder, services.clock->now()));
        context.say(QCoreApplication::translate("Verbs", "%1 records exported. Check them with countersign-verify.")
                        .arg(records));
        co_return QByteArray();
    }
    QByteArray lines;
    QBuffer buffer(&lines);
    buffer.open(QBuffer::WriteOnly);
    CO_TRY(const auto records, services.ledger.exportJsonLines(buffer));
    CO_TRY(const auto rest, handedOut(lines, context.line.outFile));
    if (!context.line.outFile.isEmpty())
        context.say(QCoreApplication::translate("Verbs", "%1 records exported.").arg(records));
    co_return rest;
}

base::Task<base::Result<QByteArray>> anchorLedger(VerbContext context, std::stop_token)
{
    CO_TRY(const auto note, co_await context.services->ledger.checkpoint(context.services->clock->now()));
    if (!note)
        co_return base::failure(base::Kind::NotFound, QStringLiteral("the ledger is empty"), QStringLiteral("ledger"));
    co_return handedOut(*note, context.line.outFile);
}

base::Task<base::Result<QByteArray>> packetOfCase(VerbContext context, std::stop_token)
{
    auto &services = *context.services;
    CO_TRY(const auto accounts, services.accounts->accounts());
    const domain::ApplicationId application(context.line.application);
    std::vector<QByteArray> found;
    base::Error last{base::Kind::NotFound, QStringLiteral("no account"), application.text()};
    for (const auto &account : accounts) {
        auto packet = co_await services.ledger.packet(account.id, application, services.clock->now());
        if (packet)
            found.push_back(std::move(*packet));
        else
            last = packet.error();
    }
    if (found.empty())
        co_return tl::unexpected(last);
    if (found.size() > 1)
        co_return base::failure(base::Kind::Invalid, QStringLiteral("several accounts know this application"),
                                application.text());
    co_return handedOut(found.front() + '\n', context.line.outFile);
}

} // namespace app
