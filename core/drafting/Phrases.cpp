#include "drafting/Phrases.h"

#include <array>

#include <QFile>
#include <QHash>

#include "drafting/Wording.h"

static void initialise()
{
    Q_INIT_RESOURCE(wording); // a static library's resource is not registered by itself
}

namespace drafting {

namespace {

constexpr std::array languages{"en", "de", "fr", "es"};
constexpr std::array names{"English", "German", "French", "Spanish"};

using Row = std::array<QString, 4>;

const QHash<QString, Row> &table()
{
    static const QHash<QString, Row> rows = [] {
        initialise();
        QFile file(QStringLiteral(":/wording/sentences.tsv"));
        if (!file.open(QFile::ReadOnly))
            qFatal("the sentences are not in the program");
        QHash<QString, Row> out;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const QStringList cells = line.split(QLatin1Char('\t'));
            if (cells.size() == 4)
                out.insert(cells[0], {cells[0], cells[1], cells[2], cells[3]});
        }
        return out;
    }();
    return rows;
}

} // namespace

Phrases::Phrases(const QString &language)
{
    for (std::size_t i = 0; i < languages.size(); ++i)
        if (language == QLatin1String(languages[i]))
            m_column = static_cast<int>(i);
}

QString Phrases::operator()(const char *english) const
{
    const QString said = QString::fromUtf8(english);
    if (m_column == 0)
        return said;
    const auto row = table().constFind(said);
    if (row == table().cend()) {
        qWarning("no %s for the sentence: %s", languages[static_cast<std::size_t>(m_column)], english);
        return said;
    }
    return (*row)[static_cast<std::size_t>(m_column)];
}

QString Phrases::word(const QString &shown) const
{
    const auto row = m_column == 0 ? table().cend() : table().constFind(shown);
    return row == table().cend() ? shown : (*row)[static_cast<std::size_t>(m_column)];
}

QString Phrases::number(int number) const
{
    return word(numberWord(number));
}

QString Phrases::years(int years) const
{
    return years == 1 ? (*this)("one year") : (*this)("%1 years").arg(number(years));
}

QString Phrases::duration(int months) const
{
    const int rest = months % 12;
    const QString restWords = rest == 1 ? (*this)("one month") : (*this)("%1 months").arg(number(rest));
    if (months < 12)
        return restWords;
    return rest == 0 ? years(months / 12) : (*this)("%1 and %2").arg(years(months / 12), restWords);
}

QString Phrases::language() const
{
    return QString::fromLatin1(languages[static_cast<std::size_t>(m_column)]);
}

QString Phrases::name() const
{
    return QString::fromLatin1(names[static_cast<std::size_t>(m_column)]);
}

} // namespace drafting
