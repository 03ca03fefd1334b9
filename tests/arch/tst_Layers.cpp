// Who may include whom, who may use which library, and what exists exactly once.
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "arch/SourceTree.h"
#include "support/QtTestSupport.h"

using arch::Source;

namespace {

// core/ folders, highest group first. A folder may include itself and what stands in a lower group.
const QList<QStringList> groups = {
    {QStringLiteral("review"), QStringLiteral("writeback"), QStringLiteral("sync"), QStringLiteral("insight")},
    {QStringLiteral("drafting"), QStringLiteral("ledger")},
    {QStringLiteral("ats"), QStringLiteral("auth"), QStringLiteral("documents")},
    {QStringLiteral("net"), QStringLiteral("store")},
    {QStringLiteral("domain")},
    {QStringLiteral("base")},
};

int groupOf(const QString &folder)
{
    for (int i = 0; i < groups.size(); ++i)
        if (groups[i].contains(folder))
            return i;
    return -1;
}

bool mayInclude(const QString &from, const QString &to)
{
    if (from == to)
        return true;
    if (from == QLatin1String("writeback") && to == QLatin1String("review")) // it consumes Approval
        return true;
    if (from == QLatin1String("drafting") && to == QLatin1String("ats")) // they never meet
        return false;
    return groupOf(from) < groupOf(to);
}

struct Include
{
    QString name;
    bool quoted = false;
    int line = 0;
};

std::vector<Include> includesOf(const Source &source)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">])"),
                                            QRegularExpression::MultilineOption);
    std::vector<Include> includes;
    auto matches = pattern.globalMatch(source.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        includes.push_back(
            {match.captured(2), match.captured(1) == QLatin1String("\""), source.lineOf(match.capturedStart(1))});
    }
    return includes;
}

QString at(const Source &source, int line, const QString &what)
{
    return source.path + QLatin1Char(':') + QString::number(line) + QStringLiteral(": ") + what;
}

const QStringList product = {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")};

// Every include of every file for which allowed(source) is false must not match.
template <class Allowed>
QStringList foreign(const QRegularExpression &library, Allowed allowed)
{
    QStringList found;
    for (const auto &source : arch::sourcesIn(product))
        for (const auto &include : includesOf(source))
            if (!include.quoted && include.name.contains(library) && !allowed(source))
                found.append(at(source, include.line, include.name));
    return found;
}

QStringList definitionsOf(const QString &name)
{
    const QRegularExpression pattern(
        QStringLiteral(R"(\b(?:class|struct)\s+%1\s*(?:final\s*)?(?::[^;{]*)?\{)").arg(name));
    QStringList places;
    for (const auto &source : arch::sourcesIn(product))
        if (arch::stripped(source.text).contains(pattern))
            places.append(source.path);
    return places;
}

} // namespace

#define NOTHING_IN(list) QVERIFY2((list).isEmpty(), qPrintable((list).join(QLatin1Char('\n'))))

class tst_Layers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theTableItself()
    {
        QVERIFY(mayInclude(QStringLiteral("writeback"), QStringLiteral("review")));
        QVERIFY(!mayInclude(QStringLiteral("review"), QStringLiteral("writeback")));
        QVERIFY(!mayInclude(QStringLiteral("drafting"), QStringLiteral("ats")));
        QVERIFY(!mayInclude(QStringLiteral("ats"), QStringLiteral("drafting")));
        QVERIFY(!mayInclude(QStringLiteral("ats"), QStringLiteral("auth")));
        QVERIFY(!mayInclude(QStringLiteral("net"), QStringLiteral("store")));
        QVERIFY(mayInclude(QStringLiteral("sync"), QStringLiteral("base")));
    }

    void coreIncludesOnlyDownward()
    {
        QStringList wrong;
        for (const auto &source : arch::sourcesIn({QStringLiteral("core")})) {
            if (groupOf(source.folder()) < 0)
                wrong.append(source.path + QStringLiteral(": a folder that the table does not know"));
            for (const auto &include : includesOf(source)) {
                if (!include.quoted || include.name.endsWith(QLatin1String(".moc")))
                    continue;
                const QString to = include.name.section(QLatin1Char('/'), 0, 0);
                if (!include.name.contains(QLatin1Char('/')) || groupOf(to) < 0 || !mayInclude(source.folder(), to))
                    wrong.append(at(source, include.line, include.name));
            }
        }
        NOTHING_IN(wrong);
    }

    void uiIncludesNothingOfApp()
    {
        QStringList wrong;
        for (const auto &source : arch::sourcesIn({QStringLiteral("ui")}))
            for (const auto &include : includesOf(source))
                if (include.quoted && (include.name.startsWith(QLatin1String("countersign/")) ||
                                       include.name.startsWith(QLatin1String("practice/")) ||
                                       include.name.startsWith(QLatin1String("app/"))))
                    wrong.append(at(source, include.line, include.name));
        NOTHING_IN(wrong);
    }

    void thePracticeSystemKnowsNothingOfCore()
    {
        // DESIGN 10 (31)
        QStringList wrong;
        for (const auto &source : arch::sourcesIn({QStringLiteral("app/practice")}))
            for (const auto &include : includesOf(source))
                if (include.quoted && groupOf(include.name.section(QLatin1Char('/'), 0, 0)) >= 0)
                    wrong.append(at(source, include.line, include.name));
        NOTHING_IN(wrong);
    }

    void librariesStayBehindTheirFences()
    {
        const auto inFolder = [](const QStringList &folders) {
            return [folders](const Source &source) {
                return std::any_of(folders.begin(), folders.end(), [&source](const QString &folder) {
                    return source.path.startsWith(folder + QLatin1Char('/'));
                });
            };
        };
        NOTHING_IN(
            foreign(QRegularExpression(QStringLiteral(R"(^(QtNetwork(/|$)|QNetwork|QTcp|QUdp|QSsl|QHttp|QDns|QHost))")),
                    inFolder({QStringLiteral("core/net"), QStringLiteral("app/practice")})));
        NOTHING_IN(foreign(QRegularExpression(QStringLiteral(R"(^sqlite3\.h$)")),
                           inFolder({QStringLiteral("core/store"), QStringLiteral("app/practice")})));
        NOTHING_IN(foreign(QRegularExpression(QStringLiteral("keychain")), inFolder({QStringLiteral("core/auth")})));
        NOTHING_IN(foreign(
            QRegularExpression(QStringLiteral(
                R"(^(QtWidgets(/|$)|QApplication$|QMainWindow|QDialog|QLabel|QPushButton|QWidget|Q(Abstract|Tree|List|Table|Graphics)\w*View$|Q(VBox|HBox|Box|Grid|Form|Stacked)Layout$|QMenu|QAction$|QPlainTextEdit|QTextEdit|QLineEdit|QMessageBox|QStyle))")),
            [](const Source &source) { return !source.path.startsWith(QLatin1String("core/")); }));
        NOTHING_IN(foreign(QRegularExpression(QStringLiteral(R"(^nlohmann/json\.hpp$)")), [](const Source &source) {
            return !source.isHeader() || source.path.startsWith(QLatin1String("app/practice/"));
        }));
    }

    void sqlStandsOnlyInRepositories()
    {
        QStringList wrong;
        for (const auto &source : arch::sourcesIn({QStringLiteral("core"), QStringLiteral("ui")}))
            for (const auto &include : includesOf(source))
                if (include.name == QLatin1String("store/Statement.h") && source.folder() != QLatin1String("store") &&
                    !source.name().contains(QLatin1String("Repository")))
                    wrong.append(at(source, include.line, include.name));
        NOTHING_IN(wrong);
    }

    void onlyWritebackAndReviewNameTheWriter()
    {
        // review encodes with it, writeback sends with it, app hands it over.
        QStringList wrong;
        for (const auto &source : arch::sourcesIn({QStringLiteral("core"), QStringLiteral("ui")}))
            if (arch::stripped(source.text).contains(QRegularExpression(QStringLiteral(R"(\bats::Writer\b)"))) &&
                !QStringList({QStringLiteral("ats"), QStringLiteral("review"), QStringLiteral("writeback")})
                     .contains(source.folder()))
                wrong.append(source.path);
        NOTHING_IN(wrong);
    }

    void theTokensAreDefinedOnce()
    {
        // DESIGN 10 (3): a second class of one of these names would be a second friend.
        QCOMPARE(definitionsOf(QStringLiteral("Dispatch")), QStringList(QStringLiteral("core/net/Dispatch.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Gesture")), QStringList(QStringLiteral("core/review/Gesture.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Approval")), QStringList(QStringLiteral("core/review/Approval.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Desk")), QStringList(QStringLiteral("core/review/Desk.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Sender")), QStringList(QStringLiteral("core/writeback/Sender.h")));
        QCOMPARE(definitionsOf(QStringLiteral("WriteChannel")), QStringList(QStringLiteral("core/net/WriteChannel.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Workflow")), QStringList(QStringLiteral("core/domain/Workflow.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Reachable")), QStringList(QStringLiteral("core/domain/Workflow.h")));
        QCOMPARE(definitionsOf(QStringLiteral("PermittedStep")), QStringList(QStringLiteral("core/domain/Workflow.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Departure")), QStringList(QStringLiteral("core/drafting/Departure.h")));
        QCOMPARE(definitionsOf(QStringLiteral("Departures")), QStringList(QStringLiteral("core/review/Departures.h")));
        const auto actions = definitionsOf(QStringLiteral("ApproveAction"));
        QVERIFY2(actions.size() <= 1, qPrintable(actions.join(QLatin1Char(' '))));
        for (const auto &place : actions)
            QVERIFY2(place.startsWith(QLatin1String("ui/review/")), qPrintable(place));
    }

    void everyTaskMustBeUsed()
    {
        static const QRegularExpression returnsTask(
            QStringLiteral(R"((?:\bTask<[^;(){}]*>\s+(?<name>[\w:]+)\s*\()|(?:->\s*(?:base::)?Task<))"));
        QStringList wrong;
        for (const auto &source : arch::sourcesIn({QStringLiteral("core"), QStringLiteral("ui")})) {
            if (!source.isHeader())
                continue;
            for (const auto &statement : arch::statementsOf(arch::stripped(source.text))) {
                const auto match = returnsTask.match(statement.text);
                if (!match.hasMatch() || statement.text.contains(QLatin1String("[[nodiscard]]")) ||
                    statement.text.contains(QRegularExpression(QStringLiteral(R"(\boverride\b)"))))
                    continue; // the interface carries it
                if (match.captured(QStringLiteral("name")).contains(QLatin1String("::")))
                    continue; // the definition of a member declared above
                if (statement.text.contains(QRegularExpression(QStringLiteral(R"(\w+::\w+\s*\([^)]*\)\s*->)"))))
                    continue; // the definition of a member declared above
                wrong.append(at(source, source.lineOf(statement.begin + 1), statement.text.simplified()));
            }
        }
        NOTHING_IN(wrong);
    }

    void exceptionsStayInTheirRooms()
    {
        // The store with its repositories (rollback), and the JSON decoder.
        QStringList wrong;
        for (const auto &source : arch::sourcesIn({QStringLiteral("core"), QStringLiteral("ui")})) {
            if (source.folder() == QLatin1String("store") || source.name().contains(QLatin1String("Repository")) ||
                source.name() == QLatin1String("StrictJson.cpp"))
                continue;
            if (arch::stripped(source.text)
                    .contains(QRegularExpression(QStringLiteral(R"(\bthrow\b(?!\s+(?:base::)?JsonShape\b))"))))
                wrong.append(source.path);
        }
        NOTHING_IN(wrong);
    }

    void noFolderOrFileIsARubbishHeap()
    {
        static const QRegularExpression heap(QStringLiteral(R"(^(utils?|common|misc|managers?|helpers?)(\.\w+)?$)"),
                                             QRegularExpression::CaseInsensitiveOption);
        QStringList wrong;
        for (const auto &top :
             {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")}) {
            QDirIterator entries(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/") + top,
                                 QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
            while (entries.hasNext()) {
                entries.next();
                if (entries.fileName().contains(heap))
                    wrong.append(entries.filePath());
            }
        }
        NOTHING_IN(wrong);
    }

    void theCheckersSeeAPlantedMistake()
    {
        // DESIGN 10 (35): each check above has been red once, here on purpose.
        const Source planted{
            QStringLiteral("core/domain/X.h"),
            QStringLiteral("#include \"review/Desk.h\"\n#include <sqlite3.h>\nclass Dispatch final {};\n")};
        const auto includes = includesOf(planted);
        QCOMPARE(includes.size(), std::size_t(2));
        QVERIFY(!mayInclude(planted.folder(), includes[0].name.section(QLatin1Char('/'), 0, 0)));
        QVERIFY(!includes[1].quoted);
        QCOMPARE(includes[1].line, 2);
        QVERIFY(arch::stripped(planted.text).contains(QLatin1String("class Dispatch final {")));
        QVERIFY(!arch::stripped(QStringLiteral("// class Dispatch {")).contains(QLatin1String("class")));
    }
};

QTEST_APPLESS_MAIN(tst_Layers)
#include "tst_Layers.moc"
