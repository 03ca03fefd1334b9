// What a child that will be killed leaves behind for its heirs: one JSON object per line, each written with a single
// append before the child goes on. It stands for what the person saw and what the system keeps. // REL-03
#pragma once

#include <map>

#include <QFile>
#include <nlohmann/json_fwd.hpp>

#include "torture/Checker.h"

namespace torture {

class Journal
{
public:
    explicit Journal(const QString &path); // fatal when it cannot be written: a test without it shows nothing

    void approved(const writeback::Accepted &accepted);
    void takenBack(const domain::OperationId &id);
    void arrived(const fakes::Arrival &arrival, const std::vector<fakes::WrittenNote> &notes);
    void time(base::Milliseconds sinceBegin); // of the virtual clock
    void finished();

private:
    void append(const nlohmann::json &line);
    QFile m_file;
    std::size_t m_notes = 0; // already written
};

struct Legacy
{
    static Legacy of(const QString &path);

    History history;
    std::map<QString, QString> fields; // application → value on the record
    base::Milliseconds time{0};        // the last one noted
    bool isFinished = false;
    void hand(fakes::Bench &bench) const; // the record and the clock to those who go on
};

} // namespace torture
