// Keeps document workers started ahead, so that a document waits for its reading only. A worker serves one document
// and then ends. GUI thread only; nothing here blocks it. // SEC-23, SEC-25
#pragma once

#include <memory>

#include "documents/OpenDocument.h"

namespace documents {

class WorkerPool
{
public:
    // program: the path of countersign-docworker. patience: for each question to a worker.
    explicit WorkerPool(QString program, int warm = 2, base::Milliseconds patience = std::chrono::seconds(20));
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    // Reads a document. What is wrong with the file is no error but text().state: TooLarge, Empty, Encrypted,
    // Unreadable, ImageOnly, Unsupported, or Failed when the worker crashed, hung or answered nonsense.
    // Errors, with fileName as their subject: Cancelled; NotFound when the worker's program cannot be started.
    // The name says nothing about the type: that is told by content.
    [[nodiscard]] base::Task<base::Result<std::shared_ptr<OpenDocument>>> open(QByteArray bytes, QString fileName,
                                                                               std::stop_token stop);

private:
    struct Shelf;
    std::shared_ptr<Shelf> m_shelf; // reading that outlives the pool finds it gone
};

} // namespace documents
