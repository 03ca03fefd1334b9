// The PDF recipes.
#pragma once

#include "practice/files/Resume.h"
#include "practice/files/Sheet.h"

namespace practice {

// Layouts: each fills a sheet.
Sheet oneColumn(const Resume &resume);
Sheet twoColumns(const Resume &resume); // drawn column by column
Sheet twoColumnsByRows(const Resume &resume);
Sheet sidebar(const Resume &resume);
Sheet marginDates(const Resume &resume);
Sheet experienceTable(const Resume &resume);
Sheet threePages(const Resume &resume);
Sheet letter(const Resume &resume, const QString &position);

// All PDF recipes of a résumé, plain and unusual ones. Empty for a recipe it does not know.
QByteArray makePdf(const Resume &resume, const QString &recipe);

// The text of a cover letter: greeting, paragraphs, closing.
QStringList letterText(const Resume &resume, const QString &position);

} // namespace practice
