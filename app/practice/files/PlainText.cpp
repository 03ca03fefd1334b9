#include "practice/files/PlainText.h"

#include "practice/files/Pdf.h"

namespace practice {

std::vector<Paragraph> paragraphsOf(const Resume &resume)
{
    using Kind = ParagraphKind;
    const auto &career = resume.career;
    const auto &words = resume.words;
    std::vector<Paragraph> list{{Kind::Name, resume.name(), {}},
                                {Kind::Title, resume.title(), {}},
                                {Kind::Contact, resume.contacts().join(QStringLiteral(" | ")), {}},
                                {Kind::Heading, words.profile, {}},
                                {Kind::Body, career.summary, {}},
                                {Kind::Heading, words.experience, {}}};
    for (const auto &job : career.jobs) {
        list.push_back({Kind::JobTitle, job.title, resume.period(job)});
        list.push_back({Kind::Company, job.company + QStringLiteral(", ") + job.city, {}});
        for (const auto &duty : job.duties)
            list.push_back({Kind::Bullet, duty, {}});
    }
    list.push_back({Kind::Heading, words.education, {}});
    for (const auto &school : career.schools) {
        list.push_back({Kind::JobTitle, school.degree, resume.period(school)});
        list.push_back({Kind::Company, school.school, {}});
    }
    list.push_back({Kind::Heading, words.skills, {}});
    list.push_back({Kind::Body, resume.skillLine(), {}});
    list.push_back({Kind::Body, words.tools + QStringLiteral(": ") + resume.toolLine(), {}});
    list.push_back({Kind::Heading, words.languages, {}});
    for (const auto &line : resume.languageLines())
        list.push_back({Kind::Bullet, line, {}});
    if (!career.certificates.isEmpty()) {
        list.push_back({Kind::Heading, words.certificates, {}});
        for (const auto &certificate : career.certificates)
            list.push_back({Kind::Bullet, certificate, {}});
    }
    list.push_back({Kind::Heading, words.interests, {}});
    list.push_back({Kind::Body, resume.interestLine(), {}});
    return list;
}

QByteArray makePlainText(const std::vector<Paragraph> &paragraphs, TextEncoding encoding)
{
    QString text;
    for (const auto &paragraph : paragraphs) {
        switch (paragraph.kind) {
        case ParagraphKind::Heading:
            text += QStringLiteral("\r\n%1\r\n%2\r\n")
                        .arg(paragraph.text.toUpper(), QString(paragraph.text.toUpper().size(), QLatin1Char('-')));
            break;
        case ParagraphKind::JobTitle:
            text += QStringLiteral("%1  %2\r\n").arg(paragraph.right, paragraph.text);
            break;
        case ParagraphKind::Company:
            text += QStringLiteral("  %1\r\n").arg(paragraph.text);
            break;
        case ParagraphKind::Bullet:
            text += QStringLiteral("  - %1\r\n").arg(paragraph.text);
            break;
        case ParagraphKind::Name:
        case ParagraphKind::Title:
        case ParagraphKind::Contact:
        case ParagraphKind::Body:
            text += paragraph.text + QStringLiteral("\r\n");
            break;
        }
    }
    if (encoding == TextEncoding::Utf8)
        return text.toUtf8();
    // Latin-1 knows no dash, curly apostrophe or dot: an old editor would have typed these.
    text.replace(QChar(0x2013), QLatin1Char('-')).replace(QChar(0x2019), QLatin1Char('\''));
    text.replace(QChar(0x00A0), QLatin1Char(' ')).replace(QChar(0x2009), QLatin1Char(' '));
    return text.toLatin1();
}

} // namespace practice
