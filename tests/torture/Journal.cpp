#include "torture/Journal.h"

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace torture {

using nlohmann::json;

namespace {

json told(const fakes::WrittenNote &note)
{
    return {{"id", base::toJson(note.id)},
            {"application", base::toJson(note.application)},
            {"body", base::toJson(note.body)},
            {"author", base::toJson(note.author)},
            {"operation", base::toJson(note.operation)},
            {"visible", note.visibleFrom.count()}};
}

fakes::WrittenNote noteFrom(const json &line)
{
    return {base::toQString(line.at("id")),        base::toQString(line.at("application")),
            base::toQString(line.at("body")),      base::toQString(line.at("author")),
            base::toQString(line.at("operation")), base::Milliseconds(line.at("visible").get<qint64>())};
}

fakes::Arrival arrivalFrom(const json &line)
{
    fakes::Arrival arrival;
    arrival.operation = base::toQString(line.at("operation"));
    arrival.attempt = line.at("attempt").get<int>();
    arrival.application = base::toQString(line.at("application"));
    arrival.body = QByteArray::fromBase64(base::toQString(line.at("body")).toLatin1());
    arrival.approvedBody = base::Digest::fromHex(base::toQString(line.at("approved_body")));
    arrival.applied = line.at("applied").get<bool>();
    arrival.turnedAway = line.at("turned_away").get<bool>();
    arrival.principal = base::toQString(line.at("principal"));
    return arrival;
}

} // namespace

Journal::Journal(const QString &path) : m_file(path)
{
    if (!m_file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered))
        qFatal("the journal cannot be written: %s", qPrintable(m_file.errorString()));
    m_notes = Legacy::of(path).history.notes.size();
}

void Journal::append(const json &line)
{
    const QByteArray bytes = base::dumpJson(line) + '\n';
    if (m_file.write(bytes) != bytes.size())
        qFatal("the journal cannot be written: %s", qPrintable(m_file.errorString()));
}

void Journal::approved(const writeback::Accepted &accepted)
{
    append({{"approved", base::toJson(accepted.approval.text())},
            {"operation", base::toJson(accepted.operation ? accepted.operation->text() : QString())}});
}

void Journal::takenBack(const domain::OperationId &id)
{
    append({{"taken_back", base::toJson(id.text())}});
}

void Journal::arrived(const fakes::Arrival &arrival, const std::vector<fakes::WrittenNote> &notes)
{
    json line = {{"operation", base::toJson(arrival.operation)},
                 {"attempt", arrival.attempt},
                 {"application", base::toJson(arrival.application)},
                 {"body", base::toJson(QString::fromLatin1(arrival.body.toBase64()))},
                 {"approved_body", base::toJson(arrival.approvedBody.hex())},
                 {"applied", arrival.applied},
                 {"turned_away", arrival.turnedAway},
                 {"principal", base::toJson(arrival.principal)}};
    if (notes.size() > m_notes)
        line["note"] = told(notes.back());
    m_notes = notes.size();
    append({{"arrived", line}});
}

void Journal::time(base::Milliseconds sinceBegin)
{
    append({{"time", sinceBegin.count()}});
}

void Journal::finished()
{
    append({{"finished", true}});
}

Legacy Legacy::of(const QString &path)
{
    Legacy legacy;
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return legacy;
    for (const auto &bytes : file.readAll().split('\n')) {
        const auto line = json::parse(bytes.toStdString(), nullptr, false);
        if (line.contains("approved")) {
            const QString operation = base::toQString(line.at("operation"));
            legacy.history.approved.push_back(
                {domain::ApprovalId(base::toQString(line.at("approved"))),
                 operation.isEmpty() ? std::nullopt : std::optional(domain::OperationId(operation))});
        } else if (line.contains("taken_back")) {
            legacy.history.takenBack.emplace_back(base::toQString(line.at("taken_back")));
        } else if (line.contains("arrived")) {
            const auto arrival = arrivalFrom(line.at("arrived"));
            legacy.history.arrivals.push_back(arrival);
            if (line.at("arrived").contains("note"))
                legacy.history.notes.push_back(noteFrom(line.at("arrived").at("note")));
            const auto body = base::parseJson(arrival.body);
            if (arrival.applied && body && body->contains("field"))
                legacy.fields[arrival.application] = base::toQString(body->at("text"));
        } else if (line.contains("time")) {
            legacy.time = base::Milliseconds(line.at("time").get<qint64>());
        } else if (line.contains("finished")) {
            legacy.isFinished = true;
        }
    }
    return legacy;
}

void Legacy::hand(fakes::Bench &bench) const
{
    bench.clock->advance(time);
    bench.system->resume(history.notes);
    bench.system->arrivals = history.arrivals;
    for (const auto &[application, value] : fields)
        bench.system->fields.insert(application, value);
}

} // namespace torture
