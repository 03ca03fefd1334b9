#include "PdfSource.h"

#include <algorithm>

#include <QPainter>

#include "PdfDrawing.h"
#include "documents/CharWidths.h"
#include "documents/CharacterHygiene.h"

namespace docworker {

PdfSource::PdfSource(QByteArray bytes) : m_bytes(std::move(bytes))
{
    m_buffer.setBuffer(&m_bytes);
}

PdfSource::~PdfSource()
{
    m_document.close(); // while the buffer is still there
}

domain::ReadState PdfSource::open()
{
    m_buffer.open(QIODevice::ReadOnly);
    m_document.load(&m_buffer);
    switch (m_document.error()) {
    case QPdfDocument::Error::None:
        break;
    case QPdfDocument::Error::IncorrectPassword:
    case QPdfDocument::Error::UnsupportedSecurityScheme:
        return domain::ReadState::Encrypted;
    default:
        return domain::ReadState::Unreadable;
    }
    if (m_document.status() != QPdfDocument::Status::Ready)
        return domain::ReadState::Unreadable;
    m_total = m_document.pageCount();
    return m_total > 0 ? domain::ReadState::Ok : domain::ReadState::Empty;
}

void PdfSource::read()
{
    const int count = std::min(m_total, documents::limits::pages);
    for (int page = 0; page < count; ++page) {
        auto read = PageReader(m_document, m_places, m_bytes, page).read();
        m_pages.push_back(std::move(read.runs));
        m_read.push_back(std::move(read));
    }
}

void PdfSource::searchOnce()
{
    if (!m_read.empty())
        m_places.anchors(0, m_read.front().text, {});
}

QImage PdfSource::render(int page, double scale)
{
    const QImage drawn = drawPage(m_document, page, scale);
    if (drawn.isNull())
        return {};
    QImage white(drawn.size(), QImage::Format_RGB32);
    white.fill(Qt::white);
    QPainter painter(&white);
    painter.drawImage(0, 0, drawn);
    return white;
}

std::vector<QRectF> PdfSource::boxes(int page, int run, int begin, int end)
{
    m_places.allow(100); // one passage is always affordable
    const auto &kept = m_read[static_cast<std::size_t>(page)];
    const auto &origin = kept.origins[static_cast<std::size_t>(run)];
    const QStringView source = QStringView(kept.text).mid(origin.first, origin.second - origin.first);
    // Walk the source beside its clean form to find where the characters [begin, end) came from.
    int cleanAt = 0;
    bool blank = true;
    int from = -1;
    int to = -1;
    for (int i = 0; i < source.size(); ++i) {
        const int units = source[i].isHighSurrogate() && i + 1 < source.size() ? 2 : 1;
        const QString part = documents::clean(source.mid(i, units)).text;
        int length = static_cast<int>(part.size());
        if (part == QLatin1String(" "))
            length = std::exchange(blank, true) ? 0 : 1;
        else if (length > 0)
            blank = false;
        if (length > 0 && cleanAt < end && cleanAt + length > begin) {
            from = from < 0 ? i : from;
            to = i + units;
        }
        cleanAt += length;
        i += units - 1;
    }
    if (from >= 0) {
        const auto raw = m_places.boxes(page, kept.text, origin.first + from, origin.first + to);
        if (!raw.empty()) {
            QRectF hull;
            for (const auto &box : raw)
                hull = hull.united(kept.upright.mapRect(box));
            return {hull};
        }
    }
    return proportional(page, run, begin, end);
}

std::vector<QRectF> PdfSource::proportional(int page, int run, int begin, int end) const
{
    const auto &whole = m_pages[static_cast<std::size_t>(page)].runs[static_cast<std::size_t>(run)];
    const QString text = documents::clean(whole.text).text.simplified();
    const double all = std::max(0.01, documents::emWidth(text));
    const double before = documents::emWidth(QStringView(text).left(begin)) / all;
    const double upTo = documents::emWidth(QStringView(text).left(end)) / all;
    return {QRectF(whole.box.left() + before * whole.box.width(), whole.box.top(), (upTo - before) * whole.box.width(),
                   whole.box.height())};
}

void PdfSource::show(int page, const std::vector<bool> &hidden)
{
    auto &shown = m_pages[static_cast<std::size_t>(page)];
    auto &read = m_read[static_cast<std::size_t>(page)];
    std::vector<domain::HiddenSpan> stay;
    std::vector<std::pair<int, int>> stayOrigins;
    for (std::size_t h = 0; h < shown.hidden.size(); ++h) {
        const auto [begin, end] = read.hiddenOrigins[h];
        if (h < hidden.size() && hidden[h]) {
            shown.runs.push_back({read.text.mid(begin, end - begin), shown.hidden[h].box, documents::RunEnd::Plain});
            read.origins.emplace_back(begin, end);
        } else {
            stay.push_back(std::move(shown.hidden[h]));
            stayOrigins.emplace_back(begin, end);
        }
    }
    shown.hidden = std::move(stay);
    read.hiddenOrigins = std::move(stayOrigins);
}

bool PdfSource::looksLikeScan() const
{
    int letters = 0;
    int broken = 0;
    double dark = 0;
    for (const auto &text : m_read) {
        letters += text.letters;
        broken += text.broken;
        dark = std::max(dark, text.darkShare);
    }
    if (letters == 0)
        return dark > 0;
    return (letters < 30 && dark > 0.03) || broken > letters;
}

bool PdfSource::isBlank() const
{
    return std::all_of(m_read.begin(), m_read.end(),
                       [](const ReadPage &text) { return text.letters == 0 && text.darkShare <= 0; });
}

} // namespace docworker
