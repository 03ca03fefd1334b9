#include "practice/files/ResumeParts.h"

namespace practice {

Theme themeOf(const Resume &resume)
{
    struct Look
    {
        const char *body;
        const char *head;
        double size;
    };
    static constexpr Look looks[] = {{"Inter", "Inter", 9.8},
                                     {"Liberation Sans", "Liberation Sans", 10.3},
                                     {"Liberation Serif", "Liberation Serif", 11},
                                     {"DejaVu Sans", "DejaVu Sans", 9.2},
                                     {"Liberation Serif", "Liberation Sans", 11},
                                     {"DejaVu Serif", "DejaVu Sans", 9.2}};
    static const QColor accents[] = {QColor(0x1f, 0x4e, 0x79), QColor(0x7a, 0x2e, 0x2e), QColor(0x2f, 0x5d, 0x50),
                                     QColor(0x22, 0x26, 0x2b), QColor(0x5b, 0x3f, 0x7a), QColor(0x8a, 0x5a, 0x12)};
    const auto &look = looks[resume.hash % 6];
    Theme theme;
    theme.bodyFamily = QLatin1String(look.body);
    theme.headFamily = QLatin1String(look.head);
    theme.size = look.size;
    theme.accent = accents[(resume.hash / 6) % 6];
    theme.heading = static_cast<HeadingKind>((resume.hash / 36) % 4);
    return theme;
}

void ResumeParts::heading(Flow &flow, const QString &text) const
{
    flow.gap(m_theme.size * 1.15);
    TextStyle style{m_theme.headFamily, m_theme.size + 2, 700, false, m_theme.accent, 0};
    auto shown = text;
    if (m_theme.heading == HeadingKind::Capitals) {
        shown = text.toUpper();
        style.size = m_theme.size + 0.6;
        style.tracking = 9;
    }
    flow.need(flow.lineHeight(style) + m_theme.size * 4.5);
    if (m_theme.heading == HeadingKind::Bar) {
        const auto height = style.size * 1.05;
        const auto baseline = flow.nextBaseline(style);
        flow.sheet().fill(flow.page(), QRectF(flow.left(), baseline - height * 0.82, 3, height), m_theme.accent);
        flow.sheet().text(flow.page(), {flow.left() + 9, baseline}, shown, style);
    } else {
        flow.paragraph(shown, style);
    }
    if (m_theme.heading == HeadingKind::Rule || m_theme.heading == HeadingKind::Capitals) {
        flow.gap(1.5);
        flow.rule(m_theme.heading == HeadingKind::Rule ? m_theme.accent : m_theme.muted, 0.7);
    }
    flow.gap(m_theme.size * 0.4);
}

void ResumeParts::nameLine(Flow &flow) const
{
    auto size = 23.0;
    TextStyle style{m_theme.headFamily, size, 700, false, m_theme.accent, 0};
    while (size > 15 && flow.sheet().widthOf(m_resume.name(), style) > flow.width())
        style.size = --size;
    flow.paragraph(m_resume.name(), style);
    flow.gap(1);
    flow.paragraph(m_resume.title(), {m_theme.bodyFamily, m_theme.size + 2, 400, false, m_theme.muted, 0});
}

void ResumeParts::contactLine(Flow &flow) const
{
    flow.gap(3);
    flow.paragraph(m_resume.contacts().join(QStringLiteral("  ·  ")), m_theme.quiet());
}

void ResumeParts::contactBlock(Flow &flow) const
{
    heading(flow, m_resume.words.contact);
    for (const auto &line : m_resume.contacts())
        flow.paragraph(line, m_theme.quiet());
}

void ResumeParts::profile(Flow &flow) const
{
    heading(flow, m_resume.words.profile);
    flow.paragraph(m_resume.career.summary, m_theme.body());
}

void ResumeParts::experience(Flow &flow) const
{
    heading(flow, m_resume.words.experience);
    for (std::size_t i = 0; i < m_resume.career.jobs.size(); ++i) {
        if (i > 0)
            flow.gap(m_theme.size * 0.65);
        job(flow, m_resume.career.jobs[i]);
    }
}

void ResumeParts::job(Flow &flow, const CareerJob &job) const
{
    flow.need(m_theme.size * 5.5);
    flow.pair(job.title, m_theme.strong(), m_resume.period(job), m_theme.quiet());
    flow.paragraph(job.company + QStringLiteral(", ") + job.city, m_theme.company());
    flow.gap(1.5);
    for (const auto &duty : job.duties)
        flow.bullet(duty, m_theme.body(), m_theme.accent);
}

void ResumeParts::jobWithoutDates(Flow &flow, const CareerJob &job) const
{
    flow.paragraph(job.title, m_theme.strong());
    flow.paragraph(job.company + QStringLiteral(", ") + job.city, m_theme.company());
    flow.gap(1.5);
    for (const auto &duty : job.duties)
        flow.bullet(duty, m_theme.body(), m_theme.accent);
}

void ResumeParts::education(Flow &flow) const
{
    heading(flow, m_resume.words.education);
    for (std::size_t i = 0; i < m_resume.career.schools.size(); ++i) {
        const auto &school = m_resume.career.schools[i];
        if (i > 0)
            flow.gap(m_theme.size * 0.5);
        flow.need(m_theme.size * 3);
        flow.pair(school.degree, m_theme.strong(), m_resume.period(school), m_theme.quiet());
        flow.paragraph(school.school, m_theme.company());
    }
}

void ResumeParts::skillLines(Flow &flow) const
{
    heading(flow, m_resume.words.skills);
    flow.paragraph(m_resume.skillLine(), m_theme.body());
    flow.paragraph(m_resume.words.tools + QStringLiteral(": ") + m_resume.toolLine(), m_theme.body());
}

void ResumeParts::skillList(Flow &flow) const
{
    heading(flow, m_resume.words.skills);
    for (const auto &skill : m_resume.career.skills)
        flow.bullet(skill, m_theme.body(), m_theme.accent);
}

void ResumeParts::toolList(Flow &flow) const
{
    heading(flow, m_resume.words.tools);
    for (const auto &tool : m_resume.career.tools)
        flow.bullet(tool, m_theme.body(), m_theme.accent);
}

void ResumeParts::languages(Flow &flow) const
{
    heading(flow, m_resume.words.languages);
    for (const auto &line : m_resume.languageLines())
        flow.paragraph(line, m_theme.body());
}

void ResumeParts::certificates(Flow &flow) const
{
    if (m_resume.career.certificates.isEmpty())
        return;
    heading(flow, m_resume.words.certificates);
    for (const auto &certificate : m_resume.career.certificates)
        flow.paragraph(certificate, m_theme.body());
}

void ResumeParts::interests(Flow &flow) const
{
    heading(flow, m_resume.words.interests);
    flow.paragraph(m_resume.interestLine(), m_theme.body());
}

void ResumeParts::projects(Flow &flow) const
{
    heading(flow, m_resume.words.projects);
    for (const auto &project : m_resume.career.projects) {
        const auto colon = project.indexOf(QLatin1Char(':'));
        flow.need(m_theme.size * 5);
        flow.paragraph(project.left(colon).trimmed(), m_theme.strong());
        auto text = project.mid(colon + 1).trimmed();
        flow.paragraph(text.replace(0, 1, text.at(0).toUpper()), m_theme.body());
        flow.gap(m_theme.size * 0.6);
    }
}

} // namespace practice
