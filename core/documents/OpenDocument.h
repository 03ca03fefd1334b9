// A document that was read, and the worker that stays with it for pictures and exact places. GUI thread only.
// Dropping the last pointer ends the worker. DESIGN 10 (20)
#pragma once

#include <memory>
#include <vector>

#include <QImage>

#include "base/Task.h"
#include "documents/Wire.h"

namespace documents {

class WorkerLink;

class OpenDocument final : public std::enable_shared_from_this<OpenDocument>
{
public:
    // link is null when there is nothing to ask: the document could not be read.
    OpenDocument(domain::DocumentText text, std::unique_ptr<WorkerLink> link);
    ~OpenDocument();

    const domain::DocumentText &text() const { return m_text; }
    // What a check of this document came to: with a page that differs its state is OtherWords from now on. Only a
    // document that was read takes it.
    void take(std::vector<domain::PageCheck> checks);

    // All three: NotFound for a page or passage that is not there or a document without pages; TimedOut and BadAnswer
    // as in WorkerLink, after which every further question fails too; open the document anew.
    //
    // A page on white, RGB32, scale in pixels per point (0.1 to 8; pages over 16 megapixels are Invalid).
    [[nodiscard]] base::Task<base::Result<QImage>> render(int page, double scale, std::stop_token stop);
    // Rectangles of text()[begin, end), one for each run it touches, in text order.
    [[nodiscard]] base::Task<base::Result<std::vector<PageBox>>> boxes(int begin, int end, std::stop_token stop);
    // Holds the text of the first pages against their pictures and takes what comes of it; half a second to some
    // seconds a page, during which nothing else is answered: for a document that was opened for this. Words that seemed
    // to be hidden and stand in the picture are in text() afterwards. After an error the document is good for its
    // checks() alone. Errors: those above; Unsupported when there is no OCR on this machine or this is no PDF.
    // SEC-34, SEC-35
    [[nodiscard]] base::Task<base::Result<void>> check(std::stop_token stop, double agreesFrom = limits::layerAgrees);
    // Every word of a page with its rectangle, in text order; slow by design.
    [[nodiscard]] base::Task<base::Result<std::vector<WordBox>>> words(int page, std::stop_token stop);

    static constexpr int checkedPages = 20;

private:
    domain::DocumentText m_text;
    std::unique_ptr<WorkerLink> m_link;
};

} // namespace documents
