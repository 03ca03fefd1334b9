#include "arch/SourceTree.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace arch {

std::vector<Source> sourcesIn(const QStringList &folders)
{
    const QString root = QStringLiteral(COUNTERSIGN_SOURCE_DIR);
    std::vector<Source> sources;
    for (const auto &folder : folders) {
        QDirIterator files(root + QLatin1Char('/') + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QFile::ReadOnly))
                sources.push_back({file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll())});
        }
    }
    return sources;
}

QString stripped(const QString &text)
{
    static const QRegularExpression noise(
        QStringLiteral(R"re(//[^\n]*|/\*[\s\S]*?\*/|R"(\w*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])')re"));
    QString out;
    qsizetype from = 0;
    auto matches = noise.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += text.mid(from, match.capturedStart() - from);
        const bool isComment = match.captured().startsWith(QLatin1Char('/'));
        out += isComment ? QString() : QStringLiteral("\"\"");
        out += QString(match.captured().count(QLatin1Char('\n')), QLatin1Char('\n'));
        from = match.capturedEnd();
    }
    out += text.mid(from);
    static const QRegularExpression directive(QStringLiteral(R"(^[ \t]*#(?:[^\n]*\\\n)*[^\n]*$)"),
                                              QRegularExpression::MultilineOption);
    auto directives = directive.globalMatch(out);
    while (directives.hasNext()) {
        const auto match = directives.next();
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i)
            if (out[i] != QLatin1Char('\n'))
                out[i] = QLatin1Char(' ');
    }
    return out;
}

std::vector<Statement> statementsOf(const QString &text)
{
    std::vector<Statement> statements;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c != QLatin1Char(';') && c != QLatin1Char('{') && c != QLatin1Char('}'))
            continue;
        statements.push_back({text.mid(begin, i - begin), c, begin});
        begin = i + 1;
    }
    return statements;
}

} // namespace arch
