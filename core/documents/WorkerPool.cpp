#include "documents/WorkerPool.h"

#include <deque>

#include <QTimer>

#include "base/Log.h"
#include "documents/Runs.h"
#include "documents/WorkerLink.h"

namespace documents {

namespace {

constexpr auto refillAfter = std::chrono::milliseconds(20);

std::shared_ptr<OpenDocument> closed(domain::ReadState state, const base::Digest &digest)
{
    domain::DocumentText text;
    text.state = state;
    text.digest = digest;
    return std::make_shared<OpenDocument>(std::move(text), nullptr);
}

} // namespace

// The workers that wait.
struct WorkerPool::Shelf
{
    QString program;
    std::size_t warm = 0;
    base::Milliseconds patience;
    std::deque<std::unique_ptr<WorkerLink>> idle;

    std::unique_ptr<WorkerLink> start() const { return std::make_unique<WorkerLink>(program, patience); }

    void fill()
    {
        while (idle.size() < warm)
            idle.push_back(start());
    }

    std::unique_ptr<WorkerLink> take()
    {
        while (!idle.empty()) {
            auto link = std::move(idle.front());
            idle.pop_front();
            if (link->isUsable())
                return link;
        }
        return start();
    }
};

WorkerPool::WorkerPool(QString program, int warm, base::Milliseconds patience) : m_shelf(std::make_shared<Shelf>())
{
    m_shelf->program = std::move(program);
    m_shelf->warm = static_cast<std::size_t>(std::max(0, warm));
    m_shelf->patience = patience;
    m_shelf->fill();
}

WorkerPool::~WorkerPool() = default;

base::Task<base::Result<std::shared_ptr<OpenDocument>>> WorkerPool::open(QByteArray bytes, QString fileName,
                                                                         std::stop_token stop)
{
    if (bytes.size() > limits::inputBytes) // not hashed either: the queue only says that it is too large
        co_return closed(domain::ReadState::TooLarge, {});
    const auto digest = base::Digest::of(bytes);
    if (bytes.isEmpty())
        co_return closed(domain::ReadState::Empty, digest);
    const std::weak_ptr<Shelf> shelf = m_shelf;
    auto link = m_shelf->take();
    const auto payload = co_await link->ask(FrameType::Read, bytes, FrameType::Text, stop);
    // Replaced only now, and after whoever asked has gone on: a worker that starts takes processor time from the one
    // that reads and from the first picture of a page.
    QTimer::singleShot(refillAfter, [shelf] {
        if (const auto alive = shelf.lock())
            alive->fill();
    });
    if (!payload) {
        const auto &error = payload.error();
        if (error.kind == base::Kind::Cancelled || error.kind == base::Kind::NotFound)
            co_return base::failure(error.kind, error.forLog, fileName);
        co_return closed(domain::ReadState::Failed, digest);
    }
    auto text = documentText(*payload);
    if (!text) {
        qCInfo(logDocs).noquote() << "a document worker's answer was refused:" << text.error().forLog;
        co_return closed(domain::ReadState::Failed, digest);
    }
    text->digest = digest; // ours, whatever the worker says
    if (text->pages.empty())
        link.reset();
    co_return std::make_shared<OpenDocument>(std::move(*text), std::move(link));
}

} // namespace documents
