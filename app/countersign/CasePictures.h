// Pages as pictures and passages as places, ready before they are asked for. Pictures live in a bounded memory cache,
// never on disk. // DESIGN 10 (20)
#pragma once

#include <QCache>
#include <QImage>

#include "app/countersign/PreparedCase.h"
#include "base/Task.h"

namespace app {

class CasePictures
{
public:
    // Finds the places of these passages and of everything that identifies the person, as far as not known yet.
    // What cannot be placed is left out: a marker must never stand at a wrong place.
    [[nodiscard]] base::Task<base::Result<void>> place(CasePtr prepared, std::vector<domain::Passage> passages,
                                                       std::stop_token stop);

    // A page at a scale (device pixels per point). Errors: those of OpenDocument::render.
    [[nodiscard]] base::Task<base::Result<QImage>> page(CasePtr prepared, int file, int page, double scale,
                                                        std::stop_token stop);
    QImage cached(const PreparedCase &prepared, int file, int page, double scale) const;
    double lastScale() const { return m_lastScale; } // 0 before the first page was shown

private:
    static QString nameOf(const PreparedCase &prepared, int file, int page, double scale);

    static constexpr int cacheKilobytes = 192 * 1024;
    QCache<QString, QImage> m_images{cacheKilobytes};
    double m_lastScale = 0;
};

} // namespace app
