#include "documents/Wire.h"

#include "documents/Runs.h"
#include "documents/WireBytes.h"

namespace documents {

namespace {

using wire::farthest;
using wire::Reader;
using wire::Writer;

constexpr int mostTotalPages = 1'000'000;
constexpr int runBytes = 29;    // page, box, begin, end, repeated
constexpr int hiddenBytes = 28; // page, box, why, length of words

} // namespace

QByteArray toPayload(const RenderRequest &request)
{
    Writer w;
    w.integer(request.page);
    w.number(request.scale);
    return w.take();
}

QByteArray toPayload(const BoxesRequest &request)
{
    Writer w;
    w.integer(request.begin);
    w.integer(request.end);
    return w.take();
}

QByteArray toPayload(const WordsRequest &request)
{
    Writer w;
    w.integer(request.page);
    return w.take();
}

QByteArray toPayload(const CheckRequest &request)
{
    Writer w;
    w.integer(request.page);
    w.number(request.agreesFrom);
    return w.take();
}

QByteArray toPayload(const Checked &checked)
{
    Writer w;
    w.integer(static_cast<int>(checked.check.state));
    w.integer(checked.check.words);
    w.integer(checked.check.differing);
    w.integer(checked.shown);
    return w.take();
}

QByteArray toPayload(const domain::DocumentText &text)
{
    Writer w;
    w.integer(static_cast<int>(text.state));
    w.text(text.format);
    w.bytes(text.digest.bytes());
    w.text(text.text);
    w.integer(text.totalPages);
    w.integer(static_cast<qint64>(text.pages.size()));
    for (const QSizeF &size : text.pages) {
        w.number(size.width());
        w.number(size.height());
    }
    w.text(text.language);
    w.integer(static_cast<qint64>(text.runs.size()));
    for (const auto &run : text.runs) {
        w.integer(run.page);
        w.box(run.box);
        w.integer(run.begin);
        w.integer(run.end);
        w.bytes(QByteArray(1, run.repeated ? '\1' : '\0'));
    }
    w.integer(static_cast<qint64>(text.hidden.size()));
    for (const auto &span : text.hidden) {
        w.integer(span.page);
        w.box(span.box);
        w.integer(static_cast<int>(span.why));
        w.text(span.words);
    }
    return w.take();
}

base::Result<domain::DocumentText> documentText(const QByteArray &payload)
{
    Reader r(payload);
    domain::DocumentText out;
    out.state = static_cast<domain::ReadState>(r.integer(0, static_cast<int>(domain::ReadState::Failed)));
    out.format = r.text(8);
    out.digest = base::Digest::fromHex(QString::fromLatin1(r.bytes(32).toHex()));
    out.text = r.text(limits::textCharacters);
    out.totalPages = r.integer(0, mostTotalPages);
    const int pages = r.count(limits::pages, 16);
    for (int i = 0; i < pages && !r.failed(); ++i) {
        const double width = r.number(0, farthest);
        const double height = r.number(0, farthest);
        out.pages.emplace_back(width, height);
    }
    if (pages > out.totalPages)
        r.fail("more pages than there are");
    out.language = r.text(8);
    const int runs = r.count(limits::runs, runBytes);
    out.runs.reserve(static_cast<std::size_t>(runs));
    int at = 0;
    const int length = static_cast<int>(out.text.size());
    for (int i = 0; i < runs && !r.failed(); ++i) {
        domain::Run run;
        run.page = r.integer(0, std::max(0, pages - 1));
        run.box = r.box();
        run.begin = r.integer(at, length);
        run.end = r.integer(run.begin, length);
        run.repeated = r.bytes(1) == QByteArray(1, '\1');
        at = run.end;
        out.runs.push_back(run);
    }
    const int hidden = r.count(limits::runs, hiddenBytes);
    for (int i = 0; i < hidden && !r.failed(); ++i) {
        domain::HiddenSpan span;
        span.page = r.integer(0, std::max(0, pages - 1));
        span.box = r.box();
        span.why = static_cast<domain::HiddenWhy>(r.integer(0, static_cast<int>(domain::HiddenWhy::Characters)));
        span.words = r.text(limits::textCharacters);
        out.hidden.push_back(std::move(span));
    }
    if (!r.failed() && pages == 0 && (runs > 0 || hidden > 0))
        r.fail("runs without a page");
    return r.done(std::move(out));
}

QByteArray toPayload(const QImage &image)
{
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    Writer w;
    w.integer(plain.width());
    w.integer(plain.height());
    QByteArray out = w.take();
    const qsizetype line = qsizetype(plain.width()) * 4;
    out.reserve(out.size() + line * plain.height());
    for (int y = 0; y < plain.height(); ++y)
        out.append(reinterpret_cast<const char *>(plain.constScanLine(y)), line);
    return out;
}

base::Result<QImage> pageImage(const QByteArray &payload)
{
    Reader r(payload);
    const int width = r.integer(1, largestImageSide);
    const int height = r.integer(1, largestImageSide);
    const qsizetype line = qsizetype(width) * 4;
    if (qint64(width) * height > mostImagePixels)
        r.fail("an image larger than any page");
    const qsizetype head = payload.size() - r.left();
    r.skip(line * height); // copied once only, into the image
    QImage image;
    if (!r.failed() && r.left() == 0) {
        image = QImage(width, height, QImage::Format_RGB32);
        if (image.isNull())
            return base::failure(base::Kind::BadAnswer, QStringLiteral("no memory for a page image"));
        for (int y = 0; y < height; ++y)
            memcpy(image.scanLine(y), payload.constData() + head + line * y, static_cast<std::size_t>(line));
    }
    return r.done(std::move(image));
}

QByteArray toPayload(const std::vector<PageBox> &boxes)
{
    Writer w;
    w.integer(static_cast<qint64>(boxes.size()));
    for (const auto &box : boxes) {
        w.integer(box.page);
        w.box(box.box);
    }
    return w.take();
}

base::Result<std::vector<PageBox>> pageBoxes(const QByteArray &payload)
{
    Reader r(payload);
    std::vector<PageBox> out;
    const int count = r.count(limits::runs, 20);
    for (int i = 0; i < count && !r.failed(); ++i) {
        PageBox box;
        box.page = r.integer(0, limits::pages - 1);
        box.box = r.box();
        out.push_back(box);
    }
    return r.done(std::move(out));
}

QByteArray toPayload(const std::vector<WordBox> &words)
{
    Writer w;
    w.integer(static_cast<qint64>(words.size()));
    for (const auto &word : words) {
        w.text(word.word);
        w.box(word.box);
    }
    return w.take();
}

base::Result<std::vector<WordBox>> wordBoxes(const QByteArray &payload)
{
    Reader r(payload);
    std::vector<WordBox> out;
    const int count = r.count(limits::runs, 20);
    for (int i = 0; i < count && !r.failed(); ++i) {
        WordBox word;
        word.word = r.text(limits::textCharacters);
        word.box = r.box();
        out.push_back(std::move(word));
    }
    return r.done(std::move(out));
}

QByteArray toPayload(const Refusal &refusal)
{
    Writer w;
    w.integer(static_cast<int>(refusal.kind));
    w.text(refusal.forLog.left(200));
    return w.take();
}

base::Result<Refusal> refusal(const QByteArray &payload)
{
    Reader r(payload);
    Refusal out;
    out.kind = static_cast<base::Kind>(r.integer(0, static_cast<int>(base::Kind::Invalid)));
    out.forLog = r.text(200);
    return r.done(std::move(out));
}

base::Result<RenderRequest> renderRequest(const QByteArray &payload)
{
    Reader r(payload);
    RenderRequest out;
    out.page = r.integer(0, limits::pages - 1);
    out.scale = r.number(smallestScale, largestScale);
    return r.done(out);
}

base::Result<BoxesRequest> boxesRequest(const QByteArray &payload)
{
    Reader r(payload);
    BoxesRequest out;
    out.begin = r.integer(0, limits::textCharacters);
    out.end = r.integer(out.begin, limits::textCharacters);
    return r.done(out);
}

base::Result<CheckRequest> checkRequest(const QByteArray &payload)
{
    Reader r(payload);
    CheckRequest out;
    out.page = r.integer(0, limits::pages - 1);
    out.agreesFrom = r.number(0, 1);
    return r.done(out);
}

base::Result<Checked> checkedPage(const QByteArray &payload)
{
    Reader r(payload);
    Checked out;
    out.check.state = static_cast<domain::LayerState>(r.integer(0, static_cast<int>(domain::LayerState::Differs)));
    out.check.words = r.integer(0, limits::textCharacters);
    out.check.differing = r.integer(0, out.check.words);
    out.shown = r.integer(0, limits::runs);
    return r.done(out);
}

base::Result<WordsRequest> wordsRequest(const QByteArray &payload)
{
    Reader r(payload);
    WordsRequest out;
    out.page = r.integer(0, limits::pages - 1);
    return r.done(out);
}

} // namespace documents
