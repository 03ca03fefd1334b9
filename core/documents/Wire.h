// The payloads of the frames. Encoders are for the side that knows; decoders trust nothing: sizes, ranges, order and
// finiteness are checked, strings are held to what the text may contain. Kind::BadAnswer otherwise. // SEC-23
#pragma once

#include <vector>

#include <QImage>
#include <QRectF>

#include "base/Result.h"
#include "documents/Frame.h"
#include "documents/LayerCheck.h"
#include "domain/Document.h"

namespace documents {

struct PageBox
{
    int page = 0; // from 0
    QRectF box;   // points
    friend bool operator==(const PageBox &, const PageBox &) = default;
};

struct WordBox
{
    QString word;
    QRectF box; // points
    friend bool operator==(const WordBox &, const WordBox &) = default;
};

struct RenderRequest
{
    int page = 0;
    double scale = 1; // pixels per point
};

struct BoxesRequest
{
    int begin = 0; // into DocumentText::text
    int end = 0;
};

struct WordsRequest
{
    int page = 0;
};

struct CheckRequest
{
    int page = 0;
    double agreesFrom = limits::layerAgrees; // less only in tests
};

struct Checked
{
    domain::PageCheck check;
    int shown = 0; // stretches taken for hidden before that the picture shows: read the text again
};

struct Refusal
{
    base::Kind kind = base::Kind::Invalid;
    QString forLog; // cut to 200 characters
};

inline constexpr double smallestScale = 0.1;
inline constexpr double largestScale = 8;
inline constexpr int largestImageSide = 6000; // pixels; and no more than fit the frame
inline constexpr qint64 mostImagePixels = 16 * 1024 * 1024;

QByteArray toPayload(const RenderRequest &request);
QByteArray toPayload(const BoxesRequest &request);
QByteArray toPayload(const WordsRequest &request);
QByteArray toPayload(const CheckRequest &request);
QByteArray toPayload(const Checked &checked);
QByteArray toPayload(const domain::DocumentText &text);
QByteArray toPayload(const QImage &image); // converted to RGB32
QByteArray toPayload(const std::vector<PageBox> &boxes);
QByteArray toPayload(const std::vector<WordBox> &words);
QByteArray toPayload(const Refusal &refusal);

base::Result<RenderRequest> renderRequest(const QByteArray &payload);
base::Result<BoxesRequest> boxesRequest(const QByteArray &payload);
base::Result<WordsRequest> wordsRequest(const QByteArray &payload);
base::Result<CheckRequest> checkRequest(const QByteArray &payload);
base::Result<Checked> checkedPage(const QByteArray &payload);
base::Result<domain::DocumentText> documentText(const QByteArray &payload);
base::Result<QImage> pageImage(const QByteArray &payload);
base::Result<std::vector<PageBox>> pageBoxes(const QByteArray &payload);
base::Result<std::vector<WordBox>> wordBoxes(const QByteArray &payload);
base::Result<Refusal> refusal(const QByteArray &payload);

} // namespace documents
