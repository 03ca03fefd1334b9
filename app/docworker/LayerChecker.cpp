#include "LayerChecker.h"

#include <algorithm>
#include <cmath>

#include <sys/resource.h>

#include "documents/Language.h"

namespace docworker {

namespace {

constexpr double firstScale = 150.0 / 72; // enough for most pages
constexpr double closeScale = 250.0 / 72; // before a page is said to differ
constexpr double leastScale = 1.3;        // a huge page: its letters would be too small to be read
constexpr double mostPixels = 8e6;
constexpr int behind = 3; // of the priorities: whoever reads a page or draws one goes first

double scaleFor(const QSizeF &page, double wanted)
{
    return std::min(wanted, std::sqrt(mostPixels / std::max(1.0, page.width() * page.height())));
}

// Everything between the page's first and last run: words broken at a line's end are whole there.
QStringView textOf(const domain::DocumentText &text, int page)
{
    int begin = -1;
    int end = -1;
    for (const auto &run : text.runs) {
        if (run.page != page)
            continue;
        begin = begin < 0 ? run.begin : begin;
        end = run.end;
    }
    return begin < 0 ? QStringView() : QStringView(text.text).mid(begin, end - begin);
}

// What a raster can show: off the page and too small to be read stay hidden whatever it says.
bool mayBeShown(const domain::HiddenSpan &span)
{
    return span.why == domain::HiddenWhy::Colour || span.why == domain::HiddenWhy::Covered;
}

} // namespace

base::Result<documents::Checked> LayerChecker::check(PdfSource &source, const domain::DocumentText &text,
                                                     const documents::CheckRequest &request)
{
    const int page = request.page;
    if (page >= static_cast<int>(source.pages().size()))
        return base::failure(base::Kind::NotFound, QStringLiteral("no such page"));
    ::setpriority(PRIO_PROCESS, 0, behind);
    const QStringView layer = textOf(text, page);
    // Of this page: letters and résumés in two languages are common.
    const QString own = documents::languageOf(layer.toString());
    const QString language = own.isEmpty() ? text.language : own;
    if (!m_ocr || language != m_language)
        m_ocr = Ocr::open(language);
    if (!m_ocr)
        return base::failure(base::Kind::Unsupported, QStringLiteral("no OCR on this machine"));
    m_language = language;
    const auto &hidden = source.pages()[static_cast<std::size_t>(page)].hidden;
    std::vector<QString> stretches;
    QString all = layer.toString();
    for (const auto &span : hidden) {
        stretches.push_back(mayBeShown(span) ? span.words : QString());
        all += QLatin1Char('\n') + stretches.back();
    }
    documents::Checked out;
    for (const double wanted : {firstScale, closeScale}) {
        const double scale = scaleFor(source.pages()[static_cast<std::size_t>(page)].size, wanted);
        if (scale < leastScale)
            break;
        const auto picture = m_ocr->words(source.render(page, scale), scale);
        if (!picture) {
            out.check = {}; // what could not be looked at closely is not said to differ
            break;
        }
        const auto check = documents::comparedWith(*picture, layer, request.agreesFrom);
        const auto whole = documents::comparedWith(*picture, all, request.agreesFrom);
        if (check.state >= out.check.state || check.state == domain::LayerState::Agrees)
            out.check = check;
        if (whole.state == domain::LayerState::Agrees && !stretches.empty()) {
            const auto shown = documents::alsoShown(*picture, layer, stretches);
            out.shown = static_cast<int>(std::count(shown.begin(), shown.end(), true));
            source.show(page, shown);
            out.check = out.shown > 0 ? whole : check;
        }
        if (out.check.state == domain::LayerState::Agrees || out.check.words == 0)
            break; // or nothing to compare, which a closer look does not change
    }
    return out;
}

} // namespace docworker
