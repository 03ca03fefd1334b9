// The worker's side of one document: frames in, frames out, no state beyond the document.
#pragma once

#include <memory>
#include <optional>

#include "LayerChecker.h"
#include "Source.h"
#include "documents/Frame.h"

namespace docworker {

class Session
{
public:
    // The answer; empty for Quit. Requests before Read, a second Read and broken payloads are refused.
    std::optional<documents::Frame> answer(const documents::Frame &request);

private:
    documents::Frame read(const documents::Frame &request);
    domain::DocumentText readText(const QByteArray &bytes);
    base::Result<QByteArray> image(const QByteArray &payload);
    base::Result<QByteArray> placed(const QByteArray &payload);
    base::Result<QByteArray> worded(const QByteArray &payload);
    base::Result<QByteArray> checked(const QByteArray &payload);
    void arrange(domain::DocumentText &out, documents::OrderedText ordered, int suspicious);
    std::vector<documents::PageBox> boxesOf(int begin, int end);

    bool m_read = false;
    domain::DocumentText m_text;
    std::vector<int> m_origins;
    std::unique_ptr<Source> m_source;
    PdfSource *m_pdf = nullptr; // the same, when it is one
    LayerChecker m_checker;
};

} // namespace docworker
