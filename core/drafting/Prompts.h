// The instructions for each output, as files with a version and a hash: a changed word is another prompt, and every
// draft says which one made it. // CMP-37
#pragma once

#include "base/Digest.h"
#include "base/Result.h"
#include "domain/Draft.h"

namespace drafting {

struct Prompt
{
    QString name;    // of the output
    QString version; // as the file says; a file of the administrator's may say "company 3"
    QString text;
    QByteArray schema;

    base::Digest digest() const;
};

// "version: 1", an empty line, the text. Invalid (subject: the name) without a version or a text.
base::Result<Prompt> readPrompt(const QString &name, const QByteArray &file, const QByteArray &schema);

// One that came with the program. Summary, Screening, Message, Synthesis.
const Prompt &builtInPrompt(domain::OutputKind kind);

} // namespace drafting
