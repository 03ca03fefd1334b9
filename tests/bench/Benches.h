// The measurements. Each puts its figures and what explains them into the report; Failed when it cannot be made.
#pragma once

#include "bench/Company.h"
#include "bench/Figures.h"

namespace bench {

// From the spawning of the program to a queue that can be used, and the memory it has then. // start_ms, resident_mb
void measureStart(Report &report, Company &company, const std::string &label);
// The child of it: opens the window on this folder and prints one line of JSON. Answers with the exit code.
int startAsChild(const QString &dataFolder, qint64 spawnedNs);

// Real keys in a real window. // key_to_paint_ms, next_case_ms
void measureKeys(Report &report, Company &company);

// One approval against one raw durable commit on the same disk. // approval_vs_raw_commit
void measureApproval(Report &report, Company &company, const QDir &work);

// More of the same in the outbox, up to a hundred times what measureApproval left there.
void queueMore(Company &company, int operations);

// The whole ledger against sha256sum over the same bytes. // ledger_verify_vs_sha256sum
void measureLedger(Report &report, const QDir &work);

// A first reading under a small allowance. // sync
void measureSync(Report &report, const QDir &work);

// Verdicts, citations, false claims, redaction and instructions over the labelled corpus. // quality
// providerFile: a model is asked as well, with the key in COUNTERSIGN_MODEL_KEY; empty = none.
void measureQuality(Report &report, const QString &providerFile);

// Whole files through the workers against pdftotext. // parse_vs_pdftotext
void measureParsing(Report &report, const QDir &work);

} // namespace bench
