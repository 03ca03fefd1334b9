#include "app/countersign/CasePictures.h"

#include <algorithm>
#include <cmath>

#include "app/countersign/Identity.h"

namespace app {

namespace {

// First and last name become one box: neighbours on a line that nearly touch.
std::vector<documents::PageBox> joined(std::vector<documents::PageBox> boxes)
{
    std::vector<documents::PageBox> out;
    for (const auto &next : boxes) {
        const auto touches = [&next](const documents::PageBox &box) {
            const qreal height = std::max(box.box.height(), next.box.height());
            return box.page == next.page && std::abs(box.box.center().y() - next.box.center().y()) < height / 3 &&
                   next.box.left() - box.box.right() < height * 0.6 && next.box.left() >= box.box.left();
        };
        if (!out.empty() && touches(out.back()))
            out.back().box = out.back().box.united(next.box);
        else
            out.push_back(next);
    }
    return out;
}

} // namespace

QString CasePictures::nameOf(const PreparedCase &prepared, int file, int page, double scale)
{
    const auto &document = prepared.files[static_cast<std::size_t>(file)].document;
    return document->text().digest.hex() + QStringLiteral(" %1 %2").arg(page).arg(scale, 0, 'f', 4);
}

base::Task<base::Result<void>> CasePictures::place(CasePtr prepared, std::vector<domain::Passage> passages,
                                                   std::stop_token stop)
{
    for (const auto &passage : passages) {
        const int index = prepared->fileWith(passage.document);
        if (index < 0)
            continue;
        auto &file = prepared->files[static_cast<std::size_t>(index)];
        const auto key = std::pair(passage.begin, passage.end);
        // Words of an earlier reading of this file have no place in this one.
        const auto &text = file.document->text().text;
        if (file.places.contains(key) ||
            QStringView(text).mid(passage.begin, passage.end - passage.begin) != passage.quote)
            continue;
        const auto boxes = co_await file.document->boxes(passage.begin, passage.end, stop);
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("placing cancelled"));
        if (boxes)
            file.places.emplace(key, *boxes);
    }
    for (auto &file : prepared->files) {
        if (!file.document || file.identityPlaced || file.document->text().pages.empty())
            continue;
        for (const auto &stretch : identityIn(file.document->text(), prepared->candidate)) {
            const auto boxes = co_await file.document->boxes(stretch.begin, stretch.end, stop);
            if (stop.stop_requested())
                co_return base::failure(base::Kind::Cancelled, QStringLiteral("placing cancelled"));
            if (boxes)
                file.identity.insert(file.identity.end(), boxes->begin(), boxes->end());
        }
        file.identity = joined(std::move(file.identity));
        file.identityPlaced = true;
    }
    co_return base::Result<void>{};
}

QImage CasePictures::cached(const PreparedCase &prepared, int file, int page, double scale) const
{
    const auto *image = m_images.object(nameOf(prepared, file, page, scale));
    return image ? *image : QImage();
}

base::Task<base::Result<QImage>> CasePictures::page(CasePtr prepared, int file, int page, double scale,
                                                    std::stop_token stop)
{
    m_lastScale = scale;
    const QImage known = cached(*prepared, file, page, scale);
    if (!known.isNull())
        co_return known;
    auto &document = prepared->files[static_cast<std::size_t>(file)].document;
    CO_TRY(const auto image, co_await document->render(page, scale, stop));
    m_images.insert(nameOf(*prepared, file, page, scale), new QImage(image),
                    static_cast<qsizetype>(image.sizeInBytes() / 1024 + 1));
    co_return image;
}

} // namespace app
