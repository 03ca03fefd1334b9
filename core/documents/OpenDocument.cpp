#include "documents/OpenDocument.h"

#include <algorithm>

#include "documents/WorkerLink.h"

namespace documents {

namespace {

auto notThere(const char *what)
{
    return base::failure(base::Kind::NotFound, QLatin1String(what));
}

} // namespace

OpenDocument::OpenDocument(domain::DocumentText text, std::unique_ptr<WorkerLink> link)
    : m_text(std::move(text)), m_link(std::move(link))
{
}

OpenDocument::~OpenDocument() = default;

base::Task<base::Result<QImage>> OpenDocument::render(int page, double scale, std::stop_token stop)
{
    const auto self = shared_from_this(); // whoever asked may let go meanwhile
    if (!m_link || page < 0 || static_cast<std::size_t>(page) >= m_text.pages.size())
        co_return notThere("no such page to draw");
    if (!(scale >= smallestScale && scale <= largestScale))
        co_return base::failure(base::Kind::Invalid, QStringLiteral("scale out of range"));
    auto request = toPayload(RenderRequest{page, scale});
    CO_TRY(const auto payload, co_await m_link->ask(FrameType::Render, request, FrameType::Image, stop));
    auto image = pageImage(payload);
    if (image) {
        const QSize wanted = (m_text.pages[static_cast<std::size_t>(page)] * scale).toSize().expandedTo(QSize(1, 1));
        const QSize off = image->size() - wanted;
        if (std::abs(off.width()) > 1 || std::abs(off.height()) > 1)
            co_return base::failure(base::Kind::BadAnswer, QStringLiteral("a page image of another size"));
    }
    co_return image;
}

base::Task<base::Result<std::vector<PageBox>>> OpenDocument::boxes(int begin, int end, std::stop_token stop)
{
    const auto self = shared_from_this();
    if (!m_link || begin < 0 || end < begin || end > m_text.text.size())
        co_return notThere("no such passage");
    auto request = toPayload(BoxesRequest{begin, end});
    CO_TRY(const auto payload, co_await m_link->ask(FrameType::Boxes, request, FrameType::Placed, stop));
    auto boxes = pageBoxes(payload);
    if (boxes) {
        for (const auto &box : *boxes) {
            if (static_cast<std::size_t>(box.page) >= m_text.pages.size())
                co_return base::failure(base::Kind::BadAnswer, QStringLiteral("a box on a page that is not there"));
        }
    }
    co_return boxes;
}

void OpenDocument::take(std::vector<domain::PageCheck> checks)
{
    if (m_text.state != domain::ReadState::Ok)
        return;
    m_text.checks = std::move(checks);
    const bool differs = std::any_of(m_text.checks.begin(), m_text.checks.end(), [](const domain::PageCheck &page) {
        return page.state == domain::LayerState::Differs;
    });
    if (differs)
        m_text.state = domain::ReadState::OtherWords;
}

base::Task<base::Result<void>> OpenDocument::check(std::stop_token stop, double agreesFrom)
{
    const auto self = shared_from_this();
    if (!m_link || m_text.state != domain::ReadState::Ok)
        co_return notThere("no text to check");
    const int pages = std::min(checkedPages, static_cast<int>(m_text.pages.size()));
    std::vector<domain::PageCheck> checks;
    bool changed = false;
    for (int page = 0; page < pages; ++page) {
        auto request = toPayload(CheckRequest{page, agreesFrom});
        const auto payload = co_await m_link->ask(FrameType::Check, request, FrameType::Checked, stop);
        const auto checked = payload ? checkedPage(*payload) : tl::unexpected(payload.error());
        if (!checked) {
            take(std::move(checks)); // a page that breaks the check takes back nothing of the pages before it
            co_return tl::unexpected(checked.error());
        }
        checks.push_back(checked->check);
        changed = changed || checked->shown > 0;
    }
    if (changed) {
        const QByteArray nothing;
        CO_TRY(const auto payload, co_await m_link->ask(FrameType::Reread, nothing, FrameType::Text, stop));
        CO_TRY(auto text, documentText(payload));
        if (text.state != m_text.state || text.pages != m_text.pages)
            co_return base::failure(base::Kind::BadAnswer, QStringLiteral("another document when read again"));
        text.digest = m_text.digest;
        m_text = std::move(text);
    }
    take(std::move(checks));
    co_return base::Result<void>{};
}

base::Task<base::Result<std::vector<WordBox>>> OpenDocument::words(int page, std::stop_token stop)
{
    const auto self = shared_from_this();
    if (!m_link || page < 0 || static_cast<std::size_t>(page) >= m_text.pages.size())
        co_return notThere("no such page");
    auto request = toPayload(WordsRequest{page});
    CO_TRY(const auto payload, co_await m_link->ask(FrameType::Words, request, FrameType::Worded, stop));
    co_return wordBoxes(payload);
}

} // namespace documents
