// Every open application in memory, in the order of arrival, filtered as you type.
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QDateTime>
#include <QHash>

#include "ui/theme/Glyphs.h"

namespace ui::queue {

enum class CaseState
{
    New, // no draft yet
    Drafted,
    Wavering,  // verdicts change between runs, or evidence is thin
    ToRead,    // the document could not be read; workable by hand
    WithoutAi, // asked for human review
    Deferred,
    Approved,
    Rejected,
    Conflict, // the record changed in the ATS
    Written,
};

theme::Shape shapeOf(CaseState state);
QString wordOf(CaseState state);
bool isDecided(CaseState state);

struct QueueRow
{
    QString applicationKey; // account and application, unique in the queue
    QString code;           // C-7F2A
    QString name;
    QString requisition;
    CaseState state = CaseState::New;
    QString ageText; // "2 d", or what was decided: "approved", "hold"
    QDateTime arrivedAt;
    QString group; // rows of one group fold together; empty = no groups
    int rank = 0;  // of the group: lower ones come first
};

enum class Names
{
    Hidden,
    Shown
};

class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class LineKind
    {
        Group,
        Case
    };
    enum Role
    {
        RowRole = Qt::UserRole,
        KindRole
    };

    struct Group
    {
        QString title;
        int total = 0;
        int open = 0; // not yet decided
    };

    explicit QueueModel(QObject *parent = nullptr);

    void setRows(std::vector<QueueRow> rows); // any order; sorted by rank, then arrival; groups by first appearance
    bool updateRow(const QueueRow &row);      // in place, by key; false when it is not there
    void setNames(Names names);
    Names names() const { return m_names; }

    // Words in any order, each must occur in code, requisition or (while shown) name. Empty shows all.
    void setFilter(const QString &text);
    const QString &filter() const { return m_filter; }

    void openGroup(int group); // one at a time; all are open while a filter is set
    int openedGroup() const { return m_openGroup; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    LineKind kindAt(int line) const;
    const QueueRow *rowAt(int line) const; // null on a group's line
    const Group *groupAt(int line) const;  // null on a case's line
    int groupIndexAt(int line) const;      // of a group's or case's line, -1 without groups
    int groupOf(const QString &applicationKey) const;
    int lineOf(const QString &applicationKey) const; // -1 while folded or filtered away
    QString neighbour(const QString &applicationKey,
                      int step) const; // next shown case, across groups; empty at the end

    int caseCount() const { return int(m_rows.size()); }
    int matchCount() const { return int(m_matches.size()); }

Q_SIGNALS:
    void matchesChanged(int matches, int all);

private:
    void indexAll();
    QString haystackOf(const QueueRow &row) const;
    void keepMatches(const std::vector<int> *among); // null: look at all
    void layOut();

    // A line is a case's row index, or ~group for a group's heading.
    std::vector<QueueRow> m_rows;
    std::vector<QString> m_haystacks; // lower case, one per row
    std::vector<int> m_groupOfRow;
    std::vector<Group> m_groups;
    QHash<QString, int> m_rowOfKey;
    std::vector<int> m_matches; // row indexes in order of arrival
    std::vector<int> m_order;   // the same in display order, folded groups included
    std::vector<int> m_lines;
    std::vector<int> m_lineOfRow; // -1 = not shown
    QString m_filter;
    Names m_names = Names::Hidden;
    int m_openGroup = 0;
};

} // namespace ui::queue
