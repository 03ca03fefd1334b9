#include "drafting/redaction/Traces.h"

#include <QFile>

#include "drafting/Folding.h"
#include "drafting/redaction/ShapeList.h"

static void initialise()
{
    Q_INIT_RESOURCE(redaction); // a static library's resource is not registered by itself
}

namespace drafting {

static QStringList linesOf(const char *path)
{
    QFile file(QString::fromLatin1(path));
    if (!file.open(QFile::ReadOnly))
        qFatal("the redactor's words are not in the program: %s", path);
    auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith(QLatin1Char('#')); });
    return lines;
}

const Traces &Traces::known()
{
    static const Traces traces;
    return traces;
}

Traces::Traces()
{
    initialise();
    for (const QString &line : linesOf(":/redaction/words.tsv")) {
        const QStringList cells = line.split(QLatin1Char('\t'));
        if (cells.size() < 2)
            continue;
        const QString &kind = cells.at(0);
        const QString &word = cells.at(1);
        if (kind == QLatin1String("neutral"))
            neutral.insert(word, {cells.value(2), cells.value(3)});
        else if (kind == QLatin1String("title"))
            titles.insert(foldedText(word, Fold::Search));
        else if (kind == QLatin1String("particle"))
            particles.insert(word);
        else if (kind == QLatin1String("month"))
            months.insert(word);
        else if (kind == QLatin1String("common"))
            common.insert(foldedText(word, Fold::Search));
        else if (kind == QLatin1String("birth"))
            birth.append(word);
        else if (kind == QLatin1String("age"))
            age.append(word);
        else if (kind == QLatin1String("private"))
            privately.append(word);
        else if (kind == QLatin1String("phone"))
            phone.append(word);
        else if (kind == QLatin1String("referees"))
            referees.append(word);
        else if (kind == QLatin1String("who"))
            who.append(word);
        else if (kind == QLatin1String("before"))
            before.insert(foldedText(word, Fold::Search));
        else if (kind == QLatin1String("after"))
            after.insert(foldedText(word, Fold::Search));
        else if (kind == QLatin1String("own"))
            own.insert(foldedText(word, Fold::Search));
        else if (kind == QLatin1String("open"))
            open.insert(foldedText(word, Fold::Search));
    }
    for (const QString &line : linesOf(":/redaction/given.tsv"))
        for (const QString &name : line.section(QLatin1Char('\t'), 1).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            given.insert(foldedText(name, Fold::Search));
    for (const QString &line : linesOf(":/redaction/trades.tsv"))
        for (const QString &part : line.section(QLatin1Char('\t'), 1).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            trades.append(foldedText(part, Fold::Search));
}

bool namesATrade(const QString &cell)
{
    static const auto trade = [] {
        constexpr int wholeBelow = 5;
        QStringList parts, words;
        for (const QString &part : Traces::known().trades)
            (part.size() < wholeBelow ? words : parts).append(part);
        return shapePattern(QStringLiteral("(?<![\\p{L}])") + anyOf(words) + QStringLiteral("(?![\\p{L}])|") +
                            anyOf(parts));
    }();
    return trade.match(foldedText(cell, Fold::Search)).hasMatch();
}

} // namespace drafting
