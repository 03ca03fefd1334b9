// The sections of a résumé, drawn into any column in one theme. Layouts put them together.
#pragma once

#include "practice/files/Flow.h"
#include "practice/files/Resume.h"

namespace practice {

enum class HeadingKind
{
    Rule,
    Capitals,
    Bar,
    Plain
};

struct Theme
{
    QString bodyFamily;
    QString headFamily;
    double size = 10;
    QColor ink = QColor(0x22, 0x26, 0x2b);
    QColor muted = QColor(0x5a, 0x62, 0x6c);
    QColor accent;
    HeadingKind heading = HeadingKind::Rule;

    TextStyle body() const { return {bodyFamily, size, 400, false, ink, 0}; }
    TextStyle quiet() const { return {bodyFamily, size - 0.7, 400, false, muted, 0}; }
    TextStyle strong() const { return {bodyFamily, size + 0.2, 700, false, ink, 0}; }
    TextStyle company() const { return {bodyFamily, size, 400, true, muted, 0}; }
};

Theme themeOf(const Resume &resume);

class ResumeParts
{
public:
    ResumeParts(const Resume &resume, Theme theme) : m_resume(resume), m_theme(std::move(theme)) {}

    const Theme &theme() const { return m_theme; }

    void heading(Flow &flow, const QString &text) const;
    void nameLine(Flow &flow) const;     // large name, title below
    void contactLine(Flow &flow) const;  // on one or two lines, with middle dots
    void contactBlock(Flow &flow) const; // one below the other, with heading
    void profile(Flow &flow) const;
    void experience(Flow &flow) const;
    void job(Flow &flow, const CareerJob &job) const; // title and dates on one line
    void jobWithoutDates(Flow &flow, const CareerJob &job) const;
    void education(Flow &flow) const;
    void skillLines(Flow &flow) const; // two lines: skills, tools
    void skillList(Flow &flow) const;  // one below the other
    void toolList(Flow &flow) const;
    void languages(Flow &flow) const;
    void certificates(Flow &flow) const; // nothing when there are none
    void interests(Flow &flow) const;
    void projects(Flow &flow) const;

private:
    const Resume &m_resume;
    Theme m_theme;
};

} // namespace practice
