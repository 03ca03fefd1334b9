// Frames on the pipe between the app and the document worker: 4 bytes length (big endian, of what follows), 1 byte
// type, 4 bytes serial, payload. Strict: whatever is not exactly a frame of a known type within its cap is an error,
// because the other side may have been taken over. // SEC-23
#pragma once

#include <optional>

#include <QByteArray>

#include "base/Result.h"

namespace documents {

enum class FrameType : quint8
{
    // app → worker
    Read = 1,   // the file's bytes; once, first
    Render = 2, // RenderRequest
    Boxes = 3,  // BoxesRequest
    Words = 4,  // WordsRequest
    Quit = 5,
    Check = 6,  // CheckRequest: a page against its picture; slow
    Reread = 7, // the text again, after a check that changed it

    // worker → app
    Text = 16,    // domain::DocumentText
    Image = 17,   // PageImage
    Placed = 18,  // std::vector<PageBox>
    Worded = 19,  // std::vector<WordBox>
    Refusal = 20, // Refusal
    Checked = 21, // Checked
};

struct Frame
{
    FrameType type = FrameType::Quit;
    quint32 serial = 0; // the answer carries the request's
    QByteArray payload;
};

// The largest payload of a type; 0 for unknown types.
qsizetype payloadCap(FrameType type);

// Kind::Invalid when the payload is over its cap.
base::Result<QByteArray> encoded(const Frame &frame);

// Takes bytes as they come and gives whole frames. After the first error it gives nothing but that error.
class FrameReader
{
public:
    void add(const QByteArray &bytes);
    // Empty while the frame is incomplete. Kind::BadAnswer for unknown types and lengths over the cap, told as soon as
    // the header is there.
    base::Result<std::optional<Frame>> next();

private:
    QByteArray m_buffer;
    qsizetype m_at = 0;
    std::optional<base::Error> m_broken;
};

} // namespace documents
