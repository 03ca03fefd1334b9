// Reads a question as a model would: numbered lines and criteria, and makes answers in the schemas of the prompts.
#pragma once

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QStringList>

#include "drafting/providers/WireDialect.h"

namespace scripted {

struct Line
{
    int number = 0;
    QString text;
};

inline std::vector<Line> lines(const QString &user)
{
    static const QRegularExpression form(QStringLiteral("^\\[(\\d+)\\] (.*)$"), QRegularExpression::MultilineOption);
    std::vector<Line> out;
    for (auto it = form.globalMatch(user); it.hasNext();) {
        const auto match = it.next();
        out.push_back({match.captured(1).toInt(), match.captured(2)});
    }
    return out;
}

inline std::vector<std::pair<QString, QString>> criteria(const QString &user)
{
    static const QRegularExpression form(QStringLiteral("^(c\\d+)(?: \\(must have\\))?: (.*)$"),
                                         QRegularExpression::MultilineOption);
    std::vector<std::pair<QString, QString>> out;
    for (auto it = form.globalMatch(user.left(user.indexOf(QStringLiteral("</criteria>")))); it.hasNext();) {
        const auto match = it.next();
        out.emplace_back(match.captured(1), match.captured(2));
    }
    return out;
}

inline nlohmann::json quote(const Line &line)
{
    return {{"segment", line.number}, {"quote", line.text.trimmed().left(200).toStdString()}};
}

inline nlohmann::json finding(const QString &criterion, const std::vector<Line> &said, const char *verdict,
                              const QString &reason)
{
    nlohmann::json quotes = nlohmann::json::array();
    for (const auto &line : said)
        quotes.push_back(quote(line));
    return {{"criterion", criterion.toStdString()},
            {"quotes", quotes},
            {"reason", reason.toStdString()},
            {"verdict", verdict}};
}

// An honest, simple model: a criterion is met by the first line that holds its longest word.
inline nlohmann::json honest(const QString &user)
{
    nlohmann::json findings = nlohmann::json::array();
    for (const auto &[key, text] : criteria(user)) {
        QString longest;
        for (const auto &word : text.split(QLatin1Char(' ')))
            longest = word.size() > longest.size() ? word : longest;
        std::vector<Line> said;
        for (const auto &line : lines(user))
            if (said.empty() && line.text.contains(longest, Qt::CaseInsensitive))
                said.push_back(line);
        findings.push_back(
            finding(key, said, said.empty() ? "not_found" : "met", QStringLiteral("The papers say so.")));
    }
    return {{"findings", findings}};
}

// Two lines of the papers in their own words.
inline nlohmann::json summary(const QString &user)
{
    nlohmann::json strengths = nlohmann::json::array();
    for (const auto &line : lines(user)) {
        const QString text = line.text.trimmed();
        if (strengths.size() == 2 || text.count(QLatin1Char(' ')) < 4 || text.size() > 120 ||
            text.contains(QLatin1Char('[')))
            continue;
        strengths.push_back({{"segment", line.number},
                             {"quote", text.toStdString()},
                             {"statement", ("The papers say: " + text.toStdString())}});
    }
    return {{"strengths", strengths}, {"missing", nlohmann::json::array()}};
}

// One agreement between the first lines of two scorecards that hold a rating.
inline nlohmann::json synthesis(const QString &user)
{
    nlohmann::json quotes = nlohmann::json::array();
    for (const auto &part : user.split(QStringLiteral("<document")).mid(1))
        for (const auto &line : lines(part))
            if (quotes.size() < 2 && line.text.count(QLatin1Char(' ')) >= 3 && !line.text.contains(QLatin1Char('['))) {
                quotes.push_back(quote(line));
                break;
            }
    return {{"disagreements", nlohmann::json::array()},
            {"agreements", {{{"quotes", quotes}, {"statement", "Both wrote down what they saw."}}}},
            {"questions", {"What would you ask about next?"}}};
}

// A middle in the language that is named.
inline nlohmann::json message(const QString &user)
{
    const auto says = [&user](const char *word) { return user.contains(QLatin1String(word)); };
    const char *sentence = says("German")    ? "Wir würden uns über ein paar Zeilen von Ihnen freuen."
                           : says("French")  ? "Nous serions heureux de lire quelques lignes de votre part."
                           : says("Spanish") ? "Nos gustaría leer unas líneas de su parte."
                                             : "We would be glad to read a few lines from you.";
    return {{"sentences", nlohmann::json::array({sentence})}};
}

// Whatever is asked for, by the schema that came along.
inline QByteArray reply(const QString &user, const QByteArray &schema)
{
    nlohmann::json out{{"ready", true}};
    if (schema.contains("\"findings\""))
        out = honest(user);
    else if (schema.contains("\"strengths\""))
        out = summary(user);
    else if (schema.contains("\"sentences\""))
        out = message(user);
    else if (schema.contains("\"disagreements\""))
        out = synthesis(user);
    return QByteArray::fromStdString(out.dump());
}

inline drafting::ModelAnswer answer(const nlohmann::json &value)
{
    drafting::ModelAnswer out;
    out.outcome = drafting::Outcome::Ok;
    out.text = QByteArray::fromStdString(value.dump());
    return out;
}

} // namespace scripted
