#include "practice/dialects/GreenhouseQuery.h"

#include <algorithm>

#include <QCryptographicHash>

namespace practice::greenhouse {

namespace {

constexpr int mostIds = 50;
constexpr int mostPerPage = 500;

Refusal wrong(const QString &name)
{
    return {QStringLiteral("Invalid value for parameter: %1").arg(name)};
}

// One condition, or the words that refuse it.
struct Condition
{
    QByteArray sql;
    std::vector<Bound> values;
    std::optional<Refusal> refusal;
};

Condition ids(const Filter &filter, const QString &name, const QString &value)
{
    const QStringList parts = value.split(QLatin1Char(','));
    if (parts.size() > mostIds)
        return {{}, {}, Refusal{QStringLiteral("%1 may hold at most %2 ids").arg(name).arg(mostIds)}};
    Condition condition;
    QByteArrayList marks;
    for (const QString &part : parts) {
        bool good = false;
        condition.values.emplace_back(part.trimmed().toLongLong(&good));
        marks << "?";
        if (!good)
            return {{}, {}, wrong(name)};
    }
    condition.sql = QByteArray(filter.sql) + " IN (" + marks.join(',') + ")";
    return condition;
}

Condition anyText(const Filter &filter, const QString &value)
{
    // Either side may be the list: a column in given words, or a given word among a row's own.
    Condition condition;
    QByteArrayList either;
    for (const QString &part : value.split(QLatin1Char(','))) {
        either << "? IN " + (filter.sql[0] == '(' ? QByteArray(filter.sql) : QByteArray("(") + filter.sql + ")");
        condition.values.emplace_back(part);
    }
    condition.sql = "(" + either.join(" OR ") + ")";
    return condition;
}

std::optional<qint64> moment(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return (time.timeSpec() == Qt::LocalTime ? QDateTime(time.date(), time.time(), Qt::UTC) : time).toMSecsSinceEpoch();
}

Condition range(const Filter &filter, const QString &name, const QString &value)
{
    static const std::pair<const char *, const char *> operators[] = {
        {"gte", ">="}, {"lte", "<="}, {"gt", ">"}, {"lt", "<"}};
    const QStringList parts = value.split(QLatin1Char('|'));
    if (parts.size() != 2 && parts.size() != 4)
        return {{}, {}, wrong(name)};
    Condition condition;
    for (qsizetype i = 0; i < parts.size(); i += 2) {
        const auto op = std::find_if(std::begin(operators), std::end(operators),
                                     [&](const auto &one) { return parts[i] == QLatin1String(one.first); });
        const auto at = moment(parts[i + 1]);
        if (op == std::end(operators) || !at)
            return {{}, {}, wrong(name)};
        // The plus keeps the planner on the primary key, which is the order that is asked for.
        condition.sql += QByteArray(i ? " AND +" : "+") + filter.sql + op->second + "?";
        condition.values.emplace_back(*at);
    }
    return condition;
}

std::optional<bool> truth(const QString &value)
{
    if (value == QLatin1String("true"))
        return true;
    if (value == QLatin1String("false"))
        return false;
    return std::nullopt;
}

Condition status(const Filter &filter, const QString &name, const QString &value)
{
    // Asked for as "active", told as "in_process".
    static const QStringList known{QStringLiteral("active"), QStringLiteral("rejected"), QStringLiteral("hired"),
                                   QStringLiteral("converted")};
    if (!known.contains(value))
        return {{}, {}, wrong(name)};
    const QString stored = value == known.first() ? QStringLiteral("in_process") : value;
    return {QByteArray(filter.sql) + "=?", {stored}, {}};
}

Condition condition(const Filter &filter, const QString &value)
{
    const QString name = QLatin1String(filter.name);
    switch (filter.match) {
    case Match::Ids:
        return ids(filter, name, value);
    case Match::Id:
    case Match::Option: {
        bool good = false;
        const qint64 id = value.toLongLong(&good);
        if (!good)
            return {{}, {}, wrong(name)};
        if (filter.match == Match::Id)
            return {QByteArray(filter.sql) + "=?", {id}, {}};
        return {QByteArray("EXISTS(SELECT 1 FROM custom_values v WHERE v.owner_id=") + filter.sql +
                    " AND v.option_id=? AND v.seq=(SELECT max(seq) FROM custom_values w"
                    " WHERE w.owner_id=v.owner_id AND w.field_id=v.field_id))",
                {id},
                {}};
    }
    case Match::Text:
        return {QByteArray(filter.sql) + "=?", {value}, {}};
    case Match::AnyText:
        return anyText(filter, value);
    case Match::Range:
        return range(filter, name, value);
    case Match::Status:
        return status(filter, name, value);
    case Match::Boolean:
    case Match::Defaults:
    case Match::Ignored: {
        const auto yes = truth(value);
        if (!yes)
            return {{}, {}, wrong(name)};
        if (filter.match == Match::Boolean)
            return {QByteArray(filter.sql) + "=?", {int(*yes)}, {}};
        return {};
    }
    }
    return {};
}

QByteArray tag(const QByteArray &payload)
{
    return QCryptographicHash::hash("practice cursor " + payload, QCryptographicHash::Sha256).toHex().left(12);
}

constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

std::optional<Refusal> readFields(const ListSpec &list, const QString &value, ListQuery &query)
{
    const QStringList names = value.split(QLatin1Char(','));
    if (names.size() > mostIds)
        return Refusal{QStringLiteral("fields may hold at most %1 names").arg(mostIds)};
    query.columns.clear();
    for (const QString &name : names) {
        const auto column = std::find_if(list.columns.begin(), list.columns.end(),
                                         [&](const Column &one) { return name.trimmed() == QLatin1String(one.name); });
        if (column == list.columns.end())
            return Refusal{QStringLiteral("Unknown field: %1").arg(name)};
        query.columns.push_back(&*column);
    }
    return std::nullopt;
}

void add(ListQuery &query, const QByteArray &sql, std::vector<Bound> values)
{
    if (sql.isEmpty())
        return;
    query.where += (query.where.isEmpty() ? "" : " AND ") + sql;
    query.values.insert(query.values.end(), std::make_move_iterator(values.begin()),
                        std::make_move_iterator(values.end()));
}

std::variant<ListQuery, Refusal> readFilters(const ListSpec &list, const QString &raw)
{
    ListQuery query;
    query.filters = raw;
    for (const Column &column : list.columns)
        query.columns.push_back(&column);
    const Pairs pairs = parseForm(raw.toUtf8());
    bool defaults = false;
    for (const auto &[name, value] : pairs) {
        if (name == QLatin1String("per_page")) {
            bool good = false;
            query.perPage = value.toInt(&good);
            if (!good || query.perPage < 1 || query.perPage > mostPerPage)
                return Refusal{QStringLiteral("per_page must be between 1 and %1").arg(mostPerPage)};
            continue;
        }
        if (name == QLatin1String("fields")) {
            if (const auto refusal = readFields(list, value, query))
                return *refusal;
            continue;
        }
        const auto filter = std::find_if(list.filters.begin(), list.filters.end(), [&wanted = name](const Filter &one) {
            return wanted == QLatin1String(one.name);
        });
        if (filter == list.filters.end())
            return Refusal{QStringLiteral("Unknown parameter: %1").arg(name)};
        Condition one = condition(*filter, value);
        if (one.refusal)
            return *one.refusal;
        defaults = defaults || (filter->match == Match::Defaults && value == QLatin1String("true"));
        add(query, one.sql, std::move(one.values));
    }
    for (const Filter &filter : list.filters)
        if (filter.match == Match::Defaults && !defaults)
            add(query, QByteArray(filter.sql) + "=0", {});
    return query;
}

} // namespace

std::variant<ListQuery, Refusal> readQuery(const ListSpec &list, const HttpRequest &request)
{
    const auto cursor = request.queryValue(QStringLiteral("cursor"));
    if (!cursor)
        return readFilters(list, request.rawQuery);
    if (request.query.size() != 1)
        return Refusal{QStringLiteral("When passing a cursor, do not include other query params.")};
    const QByteArray text = QByteArray::fromBase64(cursor->toLatin1(), urlSafe);
    const QByteArrayList parts = text.split('\n'); // tag, list, last id, filters
    const QByteArray payload = text.mid(text.indexOf('\n') + 1);
    if (parts.size() != 4 || parts[0] != tag(payload) || parts[1] != list.resource)
        return Refusal{QStringLiteral("Invalid cursor")};
    auto query = readFilters(list, QString::fromUtf8(parts[3]));
    if (auto *good = std::get_if<ListQuery>(&query))
        good->before = parts[2].toLongLong();
    return query;
}

QString cursorAfter(const ListSpec &list, const ListQuery &query, qint64 lastId)
{
    const QByteArray payload =
        QByteArray(list.resource) + '\n' + QByteArray::number(lastId) + '\n' + query.filters.toUtf8();
    return QString::fromLatin1((tag(payload) + '\n' + payload).toBase64(urlSafe));
}

} // namespace practice::greenhouse
