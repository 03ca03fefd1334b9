// Résumés and letters as plain text, and as the list of paragraphs the other text formats share.
#pragma once

#include <QByteArray>

#include "practice/files/Resume.h"

namespace practice {

enum class ParagraphKind
{
    Name,
    Title,
    Contact,
    Heading,
    JobTitle,
    Company,
    Bullet,
    Body
};

struct Paragraph
{
    ParagraphKind kind = ParagraphKind::Body;
    QString text;
    QString right; // the period of a JobTitle
};

std::vector<Paragraph> paragraphsOf(const Resume &resume);
std::vector<Paragraph> letterParagraphs(const Resume &resume, const QString &position);

enum class TextEncoding
{
    Utf8,
    Latin1
};

QByteArray makePlainText(const std::vector<Paragraph> &paragraphs, TextEncoding encoding);

} // namespace practice
