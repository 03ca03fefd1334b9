#include "ui/queue/QueueModel.h"

#include <algorithm>
#include <numeric>

#include <QCoreApplication>

namespace ui::queue {

using theme::Shape;

theme::Shape shapeOf(CaseState state)
{
    switch (state) {
    case CaseState::New:
        return Shape::Fresh;
    case CaseState::Drafted:
        return Shape::Ready;
    case CaseState::Wavering:
        return Shape::Wave;
    case CaseState::ToRead:
        return Shape::Paper;
    case CaseState::WithoutAi:
        return Shape::Person;
    case CaseState::Deferred:
        return Shape::Clock;
    case CaseState::Approved:
    case CaseState::Written:
        return Shape::Tick;
    case CaseState::Rejected:
        return Shape::Tick; // decided as well; the word beside it says how
    case CaseState::Conflict:
        return Shape::Difference;
    }
    return Shape::None;
}

QString wordOf(CaseState state)
{
    switch (state) {
    case CaseState::New:
        return QueueModel::tr("new");
    case CaseState::Drafted:
        return QueueModel::tr("drafted");
    case CaseState::Wavering:
        return QueueModel::tr("wavering");
    case CaseState::ToRead:
        return QueueModel::tr("to be read by hand");
    case CaseState::WithoutAi:
        return QueueModel::tr("without AI");
    case CaseState::Deferred:
        return QueueModel::tr("deferred");
    case CaseState::Approved:
        return QueueModel::tr("approved");
    case CaseState::Rejected:
        return QueueModel::tr("rejected");
    case CaseState::Conflict:
        return QueueModel::tr("changed in the ATS");
    case CaseState::Written:
        return QueueModel::tr("written");
    }
    return {};
}

bool isDecided(CaseState state)
{
    return state == CaseState::Approved || state == CaseState::Rejected || state == CaseState::Written;
}

QueueModel::QueueModel(QObject *parent) : QAbstractListModel(parent) {}

void QueueModel::setRows(std::vector<QueueRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    std::sort(m_rows.begin(), m_rows.end(), [](const QueueRow &a, const QueueRow &b) {
        if (a.rank != b.rank)
            return a.rank < b.rank;
        return a.arrivedAt != b.arrivedAt ? a.arrivedAt < b.arrivedAt : a.applicationKey < b.applicationKey;
    });
    m_groups.clear();
    m_groupOfRow.assign(m_rows.size(), -1);
    m_rowOfKey.clear();
    m_rowOfKey.reserve(qsizetype(m_rows.size()));
    QHash<QString, int> known;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rowOfKey.insert(m_rows[i].applicationKey, int(i));
        if (m_rows[i].group.isEmpty())
            continue;
        auto found = known.constFind(m_rows[i].group);
        if (found == known.cend()) {
            found = known.insert(m_rows[i].group, int(m_groups.size()));
            m_groups.push_back({m_rows[i].group});
        }
        m_groupOfRow[i] = *found;
        Group &group = m_groups[std::size_t(*found)];
        ++group.total;
        group.open += isDecided(m_rows[i].state) ? 0 : 1;
    }
    m_openGroup = qBound(0, m_openGroup, qMax(0, int(m_groups.size()) - 1));
    indexAll();
    keepMatches(nullptr);
    layOut();
    endResetModel();
    Q_EMIT matchesChanged(matchCount(), caseCount());
}

bool QueueModel::updateRow(const QueueRow &row)
{
    const auto found = m_rowOfKey.constFind(row.applicationKey);
    if (found == m_rowOfKey.cend())
        return false;
    const std::size_t i = std::size_t(*found);
    const bool wasDecided = isDecided(m_rows[i].state);
    const QString group = m_rows[i].group;
    const int rank = m_rows[i].rank;
    const QDateTime arrived = m_rows[i].arrivedAt;
    m_rows[i] = row;
    m_rows[i].group = group; // a row stays where it stands while it is worked on
    m_rows[i].rank = rank;
    m_rows[i].arrivedAt = arrived;
    m_haystacks[i] = haystackOf(m_rows[i]);
    if (const int line = m_lineOfRow[i]; line >= 0)
        Q_EMIT dataChanged(index(line), index(line));
    if (const int g = m_groupOfRow[i]; g >= 0 && wasDecided != isDecided(row.state)) {
        m_groups[std::size_t(g)].open += wasDecided ? 1 : -1;
        const auto heading = std::find(m_lines.begin(), m_lines.end(), ~g);
        const int line = int(heading - m_lines.begin());
        if (heading != m_lines.end())
            Q_EMIT dataChanged(index(line), index(line));
    }
    return true;
}

void QueueModel::setNames(Names names)
{
    if (names == m_names)
        return;
    m_names = names;
    beginResetModel();
    indexAll();
    keepMatches(nullptr);
    layOut();
    endResetModel();
    Q_EMIT matchesChanged(matchCount(), caseCount());
}

void QueueModel::setFilter(const QString &text)
{
    const QString wanted = text.simplified().toLower();
    if (wanted == m_filter)
        return;
    // A longer filter can only lose matches: look at the survivors alone.
    const bool narrows = !m_filter.isEmpty() && wanted.startsWith(m_filter);
    beginResetModel();
    m_filter = wanted;
    if (narrows) {
        const std::vector<int> survivors = std::move(m_matches);
        keepMatches(&survivors);
    } else {
        keepMatches(nullptr);
    }
    layOut();
    endResetModel();
    Q_EMIT matchesChanged(matchCount(), caseCount());
}

void QueueModel::openGroup(int group)
{
    if (group == m_openGroup || group < 0 || group >= int(m_groups.size()))
        return;
    beginResetModel();
    m_openGroup = group;
    layOut();
    endResetModel();
}

QString QueueModel::haystackOf(const QueueRow &row) const
{
    // While names are off they cannot be searched either: a filter must not tell who is behind a code.
    QString text = row.code + QLatin1Char('\n') + row.requisition;
    if (m_names == Names::Shown)
        text += QLatin1Char('\n') + row.name;
    return text.toLower();
}

void QueueModel::indexAll()
{
    m_haystacks.resize(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_haystacks[i] = haystackOf(m_rows[i]);
}

void QueueModel::keepMatches(const std::vector<int> *among)
{
    std::vector<int> kept;
    const QStringList words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto fits = [&](int row) {
        return std::all_of(words.begin(), words.end(),
                           [&](const QString &word) { return m_haystacks[std::size_t(row)].contains(word); });
    };
    if (among) {
        std::copy_if(among->begin(), among->end(), std::back_inserter(kept), fits);
    } else if (words.isEmpty()) {
        kept.resize(m_rows.size());
        std::iota(kept.begin(), kept.end(), 0);
    } else {
        for (int i = 0; i < int(m_rows.size()); ++i) {
            if (fits(i))
                kept.push_back(i);
        }
    }
    m_matches = std::move(kept);
}

void QueueModel::layOut()
{
    m_lines.clear();
    m_lineOfRow.assign(m_rows.size(), -1);
    m_order.clear();
    if (m_groups.empty()) {
        m_lines = m_matches;
        m_order = m_matches;
    } else {
        std::vector<std::vector<int>> members(m_groups.size());
        for (const int row : m_matches)
            members[std::size_t(qMax(0, m_groupOfRow[std::size_t(row)]))].push_back(row);
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            if (!m_filter.isEmpty() && members[g].empty())
                continue;
            m_order.insert(m_order.end(), members[g].begin(), members[g].end());
            m_lines.push_back(~int(g));
            if (!m_filter.isEmpty() || int(g) == m_openGroup)
                m_lines.insert(m_lines.end(), members[g].begin(), members[g].end());
        }
    }
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        if (m_lines[line] >= 0)
            m_lineOfRow[std::size_t(m_lines[line])] = int(line);
    }
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QueueModel::LineKind QueueModel::kindAt(int line) const
{
    return m_lines[std::size_t(line)] < 0 ? LineKind::Group : LineKind::Case;
}

const QueueRow *QueueModel::rowAt(int line) const
{
    if (line < 0 || line >= int(m_lines.size()) || m_lines[std::size_t(line)] < 0)
        return nullptr;
    return &m_rows[std::size_t(m_lines[std::size_t(line)])];
}

const QueueModel::Group *QueueModel::groupAt(int line) const
{
    if (line < 0 || line >= int(m_lines.size()) || m_lines[std::size_t(line)] >= 0)
        return nullptr;
    return &m_groups[std::size_t(~m_lines[std::size_t(line)])];
}

int QueueModel::groupIndexAt(int line) const
{
    if (line < 0 || line >= int(m_lines.size()))
        return -1;
    const int entry = m_lines[std::size_t(line)];
    return entry < 0 ? ~entry : m_groupOfRow[std::size_t(entry)];
}

int QueueModel::groupOf(const QString &applicationKey) const
{
    const auto found = m_rowOfKey.constFind(applicationKey);
    return found == m_rowOfKey.cend() ? -1 : m_groupOfRow[std::size_t(*found)];
}

int QueueModel::lineOf(const QString &applicationKey) const
{
    const auto found = m_rowOfKey.constFind(applicationKey);
    return found == m_rowOfKey.cend() ? -1 : m_lineOfRow[std::size_t(*found)];
}

QString QueueModel::neighbour(const QString &applicationKey, int step) const
{
    if (m_order.empty())
        return {};
    const auto found = m_rowOfKey.constFind(applicationKey);
    const auto here = found == m_rowOfKey.cend() ? m_order.end() : std::find(m_order.begin(), m_order.end(), *found);
    if (here == m_order.end())
        return m_rows[std::size_t(m_order.front())].applicationKey;
    const auto at = (here - m_order.begin()) + step;
    if (at < 0 || at >= std::ptrdiff_t(m_order.size()))
        return {};
    return m_rows[std::size_t(m_order[std::size_t(at)])].applicationKey;
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return kindAt(index.row()) == LineKind::Case ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == KindRole)
        return int(kindAt(index.row()));
    const bool spoken = role == Qt::AccessibleTextRole;
    if (!spoken && role != Qt::DisplayRole)
        return {};
    if (const Group *group = groupAt(index.row())) {
        if (!spoken)
            return group->title;
        return tr("%1, %2 of %3 to decide").arg(group->title).arg(group->open).arg(group->total);
    }
    const QueueRow &row = *rowAt(index.row());
    const QString who = m_names == Names::Shown && !row.name.isEmpty() ? row.name : row.code;
    return spoken ? QStringLiteral("%1, %2, %3, %4").arg(who, row.requisition, wordOf(row.state), row.ageText) : who;
}

} // namespace ui::queue
