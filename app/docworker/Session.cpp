#include "Session.h"

#include <algorithm>

#include "FlowSource.h"
#include "PdfSource.h"
#include "documents/CharacterHygiene.h"
#include "documents/Docx.h"
#include "documents/FileType.h"
#include "documents/Language.h"
#include "documents/Odt.h"
#include "documents/PlainText.h"
#include "documents/Rtf.h"

namespace docworker {

using documents::Frame;
using documents::FrameType;

namespace {

Frame refused(const Frame &request, const base::Error &error)
{
    return {FrameType::Refusal, request.serial, documents::toPayload(documents::Refusal{error.kind, error.forLog})};
}

domain::ReadState stateOf(const base::Error &error)
{
    switch (error.kind) {
    case base::Kind::Unsupported:
        return domain::ReadState::Encrypted;
    case base::Kind::Invalid:
        return domain::ReadState::TooLarge;
    default:
        return domain::ReadState::Unreadable;
    }
}

base::Result<documents::Flow> flowOf(documents::FileType type, const QByteArray &bytes)
{
    switch (type) {
    case documents::FileType::Docx:
        return documents::docxFlow(bytes);
    case documents::FileType::Odt:
        return documents::odtFlow(bytes);
    case documents::FileType::Rtf:
        return documents::rtfFlow(bytes);
    default:
        return documents::plainTextFlow(bytes);
    }
}

} // namespace

std::optional<Frame> Session::answer(const Frame &request)
{
    if (request.type == FrameType::Quit)
        return std::nullopt;
    if (request.type == FrameType::Read)
        return read(request);
    if (!m_source)
        return refused(request, {base::Kind::Invalid, QStringLiteral("nothing to ask: no readable document")});
    base::Result<QByteArray> payload = base::failure(base::Kind::Invalid, QStringLiteral("not a request"));
    FrameType type = FrameType::Refusal;
    switch (request.type) {
    case FrameType::Render:
        payload = image(request.payload);
        type = FrameType::Image;
        break;
    case FrameType::Boxes:
        payload = placed(request.payload);
        type = FrameType::Placed;
        break;
    case FrameType::Words:
        payload = worded(request.payload);
        type = FrameType::Worded;
        break;
    case FrameType::Check:
        payload = checked(request.payload);
        type = FrameType::Checked;
        break;
    case FrameType::Reread:
        payload = documents::toPayload(m_text);
        type = FrameType::Text;
        break;
    default:
        break;
    }
    if (!payload)
        return refused(request, payload.error());
    return Frame{type, request.serial, *payload};
}

Frame Session::read(const Frame &request)
{
    if (std::exchange(m_read, true))
        return refused(request, {base::Kind::Invalid, QStringLiteral("one document per worker")});
    m_text = readText(request.payload);
    return {FrameType::Text, request.serial, documents::toPayload(m_text)};
}

domain::DocumentText Session::readText(const QByteArray &bytes)
{
    domain::DocumentText out;
    const auto type = documents::fileTypeOf(bytes);
    out.format = documents::formatName(type);
    documents::OrderedText ordered;
    int suspicious = 0;
    switch (type) {
    case documents::FileType::Empty:
        out.state = domain::ReadState::Empty;
        return out;
    case documents::FileType::LockedOffice:
        out.state = domain::ReadState::Encrypted;
        return out;
    case documents::FileType::Other:
        out.state = domain::ReadState::Unsupported;
        return out;
    case documents::FileType::Pdf: {
        auto pdf = std::make_unique<PdfSource>(bytes);
        out.state = pdf->open();
        if (out.state != domain::ReadState::Ok)
            return out;
        pdf->read();
        out.totalPages = pdf->totalPages();
        ordered = documents::inReadingOrder(pdf->pages());
        out.state = pdf->isBlank()         ? domain::ReadState::Empty
                    : pdf->looksLikeScan() ? domain::ReadState::ImageOnly
                                           : domain::ReadState::Ok;
        m_pdf = pdf.get();
        m_source = std::move(pdf);
        break;
    }
    default: {
        const auto flow = flowOf(type, bytes);
        if (!flow) {
            out.state = stateOf(flow.error());
            return out;
        }
        auto view = std::make_unique<FlowSource>(*flow);
        out.totalPages = view->totalPages();
        suspicious = view->suspicious();
        ordered = documents::inGivenOrder(view->pages());
        out.state = ordered.text.trimmed().isEmpty() ? domain::ReadState::Empty : domain::ReadState::Ok;
        m_source = std::move(view);
    }
    }
    arrange(out, std::move(ordered), suspicious);
    if (out.text.size() > documents::limits::textCharacters || out.runs.size() > std::size_t(documents::limits::runs)) {
        m_pdf = nullptr;
        m_source.reset();
        domain::DocumentText large;
        large.state = domain::ReadState::TooLarge;
        large.format = out.format;
        return large;
    }
    out.language = documents::languageOf(out.text);
    return out;
}

void Session::arrange(domain::DocumentText &out, documents::OrderedText ordered, int suspicious)
{
    out.text = std::move(ordered.text);
    out.runs = std::move(ordered.runs);
    m_origins = std::move(ordered.origins);
    out.pages.clear();
    out.hidden.clear();
    for (const auto &page : m_source->pages()) {
        out.pages.push_back(page.size);
        out.hidden.insert(out.hidden.end(), page.hidden.begin(), page.hidden.end());
    }
    if (suspicious + ordered.suspicious > documents::suspiciousCharacters)
        out.hidden.push_back({0, {}, QString(), domain::HiddenWhy::Characters});
}

// What is read by ourselves is drawn by ourselves, too: only a PDF can show other words than it says.
base::Result<QByteArray> Session::checked(const QByteArray &payload)
{
    TRY(const auto request, documents::checkRequest(payload));
    if (!m_pdf)
        return base::failure(base::Kind::Unsupported, QStringLiteral("only a PDF has a text layer"));
    TRY(const auto checked, m_checker.check(*m_pdf, m_text, request));
    if (checked.shown > 0)
        arrange(m_text, documents::inReadingOrder(m_pdf->pages()), 0);
    return documents::toPayload(checked);
}

base::Result<QByteArray> Session::image(const QByteArray &payload)
{
    TRY(const auto request, documents::renderRequest(payload));
    if (request.page >= static_cast<int>(m_text.pages.size()))
        return base::failure(base::Kind::NotFound, QStringLiteral("no such page"));
    const QImage image = m_source->render(request.page, request.scale);
    if (image.isNull())
        return base::failure(base::Kind::Invalid, QStringLiteral("page cannot be drawn at this scale"));
    return documents::toPayload(image);
}

std::vector<documents::PageBox> Session::boxesOf(int begin, int end)
{
    std::vector<documents::PageBox> out;
    for (std::size_t r = 0; r < m_text.runs.size(); ++r) {
        const auto &run = m_text.runs[r];
        const int from = std::max(begin, run.begin);
        const int to = std::min(end, run.end);
        if (from >= to)
            continue;
        for (const QRectF &box : m_source->boxes(run.page, m_origins[r], from - run.begin, to - run.begin))
            out.push_back({run.page, box});
    }
    return out;
}

base::Result<QByteArray> Session::placed(const QByteArray &payload)
{
    TRY(const auto request, documents::boxesRequest(payload));
    if (request.end > m_text.text.size())
        return base::failure(base::Kind::NotFound, QStringLiteral("passage beyond the text"));
    return documents::toPayload(boxesOf(request.begin, request.end));
}

base::Result<QByteArray> Session::worded(const QByteArray &payload)
{
    TRY(const auto request, documents::wordsRequest(payload));
    if (request.page >= static_cast<int>(m_text.pages.size()))
        return base::failure(base::Kind::NotFound, QStringLiteral("no such page"));
    std::vector<documents::WordBox> words;
    for (const auto &run : m_text.runs) {
        if (run.page != request.page)
            continue;
        for (int i = run.begin; i < run.end;) {
            if (m_text.text[i].isSpace()) {
                ++i;
                continue;
            }
            int end = i;
            while (end < run.end && !m_text.text[end].isSpace())
                ++end;
            for (const auto &box : boxesOf(i, end))
                words.push_back({m_text.text.mid(i, end - i), box.box});
            i = end;
        }
    }
    return documents::toPayload(words);
}

} // namespace docworker
