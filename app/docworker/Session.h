// The worker's side of one document: frames in, frames out, no state beyond the document.
#pragma once

#include <memory>
#include <optional>

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
    std::vector<documents::PageBox> boxesOf(int begin, int end);

    bool m_read = false;
    domain::DocumentText m_text;
    std::vector<int> m_origins;
    std::unique_ptr<Source> m_source;
};

} // namespace docworker
