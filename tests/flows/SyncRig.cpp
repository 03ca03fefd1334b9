#include "flows/SyncRig.h"

#include "base/Clock.h"
#include "sync/CaseCodec.h"

namespace sync_testing {

namespace {

QString logPath(const support::TempStore &store)
{
    return store.path() + QStringLiteral("-wal");
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

QByteArray contentOf(store::Store &store, const domain::AccountId &account)
{
    syncing::CaseRepository cases(store);
    QByteArray out;
    const auto line = [&](const QStringList &words) { out += words.join(QLatin1Char('|')).toUtf8() + '\n'; };
    const auto requisitions = cases.requisitions(account);
    for (const auto &requisition : requisitions.value()) {
        line({QStringLiteral("requisition"), requisition.id.text(), requisition.title, requisition.code,
              requisition.status, requisition.text});
        for (const auto &stage : requisition.stages)
            line({stage.id.text(), stage.name, QString::number(stage.order)});
    }
    const auto fields = cases.fieldDefinitions(account);
    for (const auto &field : fields.value())
        line({QStringLiteral("field"), field.id, field.key, field.name, field.on, field.type,
              QString::fromUtf8(syncing::optionsBytes(field.options))});
    const auto rows = run(cases.queueRows(account));
    for (const auto &row : rows.value()) {
        const auto application = cases.application(account, row.application).value();
        const auto person = cases.person(account, row.candidate).value();
        line({QStringLiteral("application"), row.application.text(), row.candidate.text(), row.requisition.text(),
              row.stage.text(), row.stageName, QString::number(static_cast<int>(row.status)),
              base::isoUtc(row.appliedAt), base::isoUtc(row.updatedAt),
              row.optedOut ? QStringLiteral("opted out") : QString(),
              QString::fromUtf8(syncing::answersBytes(application)), QString::fromUtf8(syncing::personBytes(person))});
        const auto files = cases.attachmentsOf(account, row.application);
        for (const auto &file : files.value())
            line({QStringLiteral("file"), file.id.text(), file.fileName});
        const auto notes = cases.notesOf(account, row.application);
        for (const auto &note : notes.value())
            line({QStringLiteral("note"), note.id.text(), note.author.text(), note.body});
        const auto cards = cases.scorecardsOf(account, row.application);
        for (const auto &card : cards.value())
            line({QStringLiteral("scorecard"), card.id.text(), card.interviewer.text(), base::isoUtc(card.submittedAt),
                  QString::fromUtf8(syncing::feedbackBytes(card))});
    }
    return out;
}

Image imageOf(const support::TempStore &store)
{
    return {readFile(store.path()), readFile(logPath(store))};
}

void restore(support::TempStore &store, const Image &image)
{
    store.close();
    QFile::remove(store.path() + QStringLiteral("-shm"));
    writeFile(store.path(), image.database);
    writeFile(logPath(store), image.log);
    store.reopen();
}

} // namespace sync_testing
