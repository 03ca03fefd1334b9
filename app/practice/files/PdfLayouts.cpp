#include <algorithm>

#include "practice/files/Pdf.h"
#include "practice/files/ResumeParts.h"

namespace practice {

namespace {

constexpr double margin = 54;
const QRectF wholePage(margin, 52, Sheet::pageWidth - 2 * margin, Sheet::pageHeight - 52 - 50);

// Main and side column under a full-width head; the side column stays on the first page.
void drawColumns(Sheet &sheet, const Resume &resume, double grid)
{
    auto theme = themeOf(resume);
    if (theme.heading == HeadingKind::Bar)
        theme.heading = HeadingKind::Rule;
    if (grid > 0)
        theme.heading = HeadingKind::Plain;
    const ResumeParts parts(resume, theme);
    Flow head(sheet, wholePage, wholePage);
    parts.nameLine(head);
    parts.contactLine(head);
    head.gap(6);
    head.rule(theme.accent, 1.2);
    const auto top = head.y() + 4;
    const auto sideWidth = 150.0;
    const auto gutter = 26.0;
    const auto isSideLeft = (resume.hash / 7) % 2 == 0;
    const auto mainWidth = wholePage.width() - sideWidth - gutter;
    const QRectF side(isSideLeft ? margin : margin + mainWidth + gutter, top, sideWidth, wholePage.bottom() - top);
    const QRectF main(isSideLeft ? margin + sideWidth + gutter : margin, top, mainWidth, wholePage.bottom() - top);
    const QRectF mainLater(main.left(), wholePage.top(), mainWidth, wholePage.height());
    const QRectF sideLater(side.left(), wholePage.top(), sideWidth, wholePage.height());
    Flow sideFlow(sheet, side, sideLater);
    Flow mainFlow(sheet, main, mainLater);
    sideFlow.setGrid(grid);
    mainFlow.setGrid(grid);
    const auto drawSide = [&] {
        parts.skillList(sideFlow);
        parts.toolList(sideFlow);
        parts.languages(sideFlow);
        parts.certificates(sideFlow);
        parts.interests(sideFlow);
    };
    const auto drawMain = [&] {
        parts.profile(mainFlow);
        parts.experience(mainFlow);
        parts.education(mainFlow);
    };
    if (isSideLeft) {
        drawSide();
        drawMain();
    } else {
        drawMain();
        drawSide();
    }
}

Sheet oneColumnIn(const Resume &resume, const Theme &theme)
{
    Sheet sheet;
    const ResumeParts parts(resume, theme);
    Flow flow(sheet, wholePage, wholePage);
    parts.nameLine(flow);
    parts.contactLine(flow);
    parts.profile(flow);
    parts.experience(flow);
    parts.education(flow);
    parts.skillLines(flow);
    parts.languages(flow);
    parts.certificates(flow);
    parts.interests(flow);
    return sheet;
}

} // namespace

Sheet oneColumn(const Resume &resume)
{
    auto theme = themeOf(resume);
    auto sheet = oneColumnIn(resume, theme);
    // A few lines on a second page are squeezed onto the first, as people do.
    for (int step = 0; step < 2 && sheet.pages() > 1; ++step) {
        theme.size -= 0.4;
        auto smaller = oneColumnIn(resume, theme);
        if (smaller.pages() == 1)
            return smaller;
    }
    return sheet;
}

Sheet twoColumns(const Resume &resume)
{
    Sheet sheet;
    drawColumns(sheet, resume, 0);
    return sheet;
}

Sheet twoColumnsByRows(const Resume &resume)
{
    Sheet sheet;
    drawColumns(sheet, resume, 7.2);
    sheet.orderByRows();
    return sheet;
}

Sheet sidebar(const Resume &resume)
{
    Sheet sheet;
    auto theme = themeOf(resume);
    if (theme.accent == QColor(0x22, 0x26, 0x2b))
        theme.accent = QColor(0x2b, 0x3a, 0x4a);
    constexpr auto barWidth = 182.0;
    const auto isRight = (resume.hash / 11) % 3 == 0;
    const auto barLeft = isRight ? Sheet::pageWidth - barWidth : 0.0;
    sheet.fill(0, QRectF(barLeft, 0, barWidth, Sheet::pageHeight), theme.accent);

    auto light = theme;
    light.ink = QColor(0xff, 0xff, 0xff);
    light.muted = QColor(0xe4, 0xe8, 0xec);
    light.accent = QColor(0xff, 0xff, 0xff);
    light.heading = HeadingKind::Capitals;
    const ResumeParts side(resume, light);
    const QRectF barArea(barLeft + 22, 50, barWidth - 40, Sheet::pageHeight - 90);
    Flow sideFlow(sheet, barArea, barArea);
    TextStyle nameStyle{theme.headFamily, 21, 700, false, light.ink, 0};
    for (const auto &part : {resume.person.firstName, resume.person.lastName}) {
        auto style = nameStyle;
        while (style.size > 13 && sheet.widthOf(part, style) > barArea.width())
            style.size -= 1;
        sideFlow.paragraph(part, style);
    }
    sideFlow.gap(4);
    sideFlow.paragraph(resume.title(), light.body());
    side.contactBlock(sideFlow);
    side.skillList(sideFlow);
    side.toolList(sideFlow);
    side.languages(sideFlow);
    side.interests(sideFlow);

    const ResumeParts main(resume, theme);
    const auto mainLeft = isRight ? 46.0 : barWidth + 28;
    const QRectF mainArea(mainLeft, 40, Sheet::pageWidth - barWidth - 28 - 46, Sheet::pageHeight - 88);
    Flow mainFlow(sheet, mainArea, mainArea);
    main.profile(mainFlow);
    main.experience(mainFlow);
    main.education(mainFlow);
    main.certificates(mainFlow);
    for (int page = 1; page < sheet.pages(); ++page)
        sheet.fill(page, QRectF(barLeft + (isRight ? barWidth - 10 : 0), 0, 10, Sheet::pageHeight), theme.accent);
    return sheet;
}

Sheet marginDates(const Resume &resume)
{
    Sheet sheet;
    const auto theme = themeOf(resume);
    const ResumeParts parts(resume, theme);
    constexpr auto dateWidth = 104.0;
    const QRectF area(margin + dateWidth, 52, wholePage.width() - dateWidth, wholePage.height());
    Flow head(sheet, wholePage, wholePage);
    parts.nameLine(head);
    parts.contactLine(head);
    Flow flow(sheet, QRectF(area.left(), head.y(), area.width(), area.bottom() - head.y()), area);
    const auto dated = [&](const QString &period, double needed, const auto &draw) {
        flow.need(needed);
        const auto start = flow.y();
        const auto page = flow.page();
        TextStyle date = theme.quiet();
        sheet.text(page, {margin, start + flow.lineHeight(theme.strong()) * 0.78}, period, date);
        draw();
    };
    parts.profile(flow);
    parts.heading(flow, resume.words.experience);
    for (const auto &job : resume.career.jobs) {
        dated(resume.period(job), theme.size * 6, [&] { parts.jobWithoutDates(flow, job); });
        flow.gap(theme.size * 0.7);
    }
    parts.heading(flow, resume.words.education);
    for (const auto &school : resume.career.schools) {
        dated(resume.period(school), theme.size * 3, [&] {
            flow.paragraph(school.degree, theme.strong());
            flow.paragraph(school.school, theme.company());
        });
        flow.gap(theme.size * 0.4);
    }
    parts.skillLines(flow);
    parts.languages(flow);
    parts.certificates(flow);
    parts.interests(flow);
    return sheet;
}

Sheet experienceTable(const Resume &resume)
{
    Sheet sheet;
    auto theme = themeOf(resume);
    theme.size -= 0.3;
    const ResumeParts parts(resume, theme);
    Flow flow(sheet, wholePage, wholePage);
    parts.nameLine(flow);
    parts.contactLine(flow);
    parts.profile(flow);
    parts.heading(flow, resume.words.experience);
    const double widths[] = {92, 128, wholePage.width() - 220};
    const double lefts[] = {margin, margin + 92, margin + 220};
    const QColor line(0xb8, 0xbe, 0xc6);
    constexpr auto pad = 5.0;
    const auto cell = [&](int column, int page, double top, const QString &text, const TextStyle &style) {
        auto y = top + pad;
        for (const auto &row : flow.wrapped(text, style, widths[column] - 2 * pad)) {
            sheet.text(page, {lefts[column] + pad, y + flow.lineHeight(style) * 0.78}, row, style);
            y += flow.lineHeight(style);
        }
        return y + pad - top;
    };
    const auto headTop = flow.y();
    auto headStyle = theme.strong();
    headStyle.color = QColor(Qt::white);
    sheet.fill(flow.page(), QRectF(margin, headTop, wholePage.width(), flow.lineHeight(headStyle) + 2 * pad),
               theme.accent);
    cell(0, flow.page(), headTop, resume.words.period, headStyle);
    cell(1, flow.page(), headTop, resume.words.work, headStyle);
    flow.setY(headTop + cell(2, flow.page(), headTop, resume.words.duties, headStyle));
    for (const auto &job : resume.career.jobs) {
        const auto inner = widths[2] - 2 * pad;
        auto height = 2 * pad;
        for (const auto &duty : job.duties)
            height += flow.heightOf(duty, theme.body(), inner) + 2;
        const auto named =
            flow.heightOf(job.title, theme.strong(), widths[1] - 2 * pad) +
            flow.heightOf(job.company + QStringLiteral(", ") + job.city, theme.company(), widths[1] - 2 * pad) +
            2 * pad + 6;
        height = std::max(height, named);
        flow.need(height);
        const auto top = flow.y();
        cell(0, flow.page(), top, resume.period(job), theme.quiet());
        const auto used = cell(1, flow.page(), top, job.title, theme.strong());
        cell(1, flow.page(), top + used - 2 * pad + 1, job.company + QStringLiteral(", ") + job.city, theme.company());
        auto y = top;
        for (const auto &duty : job.duties)
            y += cell(2, flow.page(), y, duty, theme.body()) - 2 * pad + 2;
        sheet.fill(flow.page(), QRectF(margin, top + height, wholePage.width(), 0.6), line);
        sheet.fill(flow.page(), QRectF(lefts[1], top, 0.6, height), line);
        sheet.fill(flow.page(), QRectF(lefts[2], top, 0.6, height), line);
        flow.setY(top + height + 0.6);
    }
    parts.education(flow);
    parts.skillLines(flow);
    parts.languages(flow);
    parts.certificates(flow);
    return sheet;
}

Sheet threePages(const Resume &resume)
{
    Sheet sheet;
    auto theme = themeOf(resume);
    const ResumeParts parts(resume, theme);
    const QRectF first(64, 64, Sheet::pageWidth - 128, Sheet::pageHeight - 64 - 70);
    const QRectF later(64, 84, Sheet::pageWidth - 128, Sheet::pageHeight - 84 - 70);
    Flow flow(sheet, first, later);
    flow.setLeading(1.5);
    parts.nameLine(flow);
    parts.contactLine(flow);
    parts.profile(flow);
    parts.experience(flow);
    if (flow.page() == 0)
        flow.newPage();
    parts.projects(flow);
    if (flow.page() < 2)
        flow.newPage();
    parts.education(flow);
    parts.certificates(flow);
    parts.skillLines(flow);
    parts.languages(flow);
    parts.interests(flow);
    for (int page = 0; page < sheet.pages(); ++page) {
        const auto footer = resume.words.page.arg(page + 1).arg(sheet.pages());
        const auto width = sheet.widthOf(footer, theme.quiet());
        sheet.text(page, {Sheet::pageWidth - 64 - width, Sheet::pageHeight - 40}, footer, theme.quiet());
        if (page > 0) {
            sheet.text(page, {64, 56}, resume.name() + QStringLiteral("  ·  ") + resume.words.resume, theme.quiet());
            sheet.fill(page, QRectF(64, 63, Sheet::pageWidth - 128, 0.6), theme.muted);
        }
    }
    return sheet;
}

} // namespace practice
