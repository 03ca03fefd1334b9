#include "drafting/redaction/Traces.h"

#include <QFile>

#include "drafting/Folding.h"

static void initialise()
{
    Q_INIT_RESOURCE(redaction); // a static library's resource is not registered by itself
}

namespace drafting {

const Traces &Traces::known()
{
    static const Traces traces;
    return traces;
}

Traces::Traces()
{
    initialise();
    QFile file(QStringLiteral(":/redaction/words.tsv"));
    if (!file.open(QFile::ReadOnly))
        qFatal("the redactor's words are not in the program");
    const auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList cells = line.split(QLatin1Char('\t'));
        if (line.startsWith(QLatin1Char('#')) || cells.size() < 2)
            continue;
        const QString &kind = cells.at(0);
        const QString &word = cells.at(1);
        if (kind == QLatin1String("neutral"))
            neutral.insert(word, cells.value(2));
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
    }
}

} // namespace drafting
