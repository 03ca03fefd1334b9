#include <map>

#include <QTest>

#include "bench/Benches.h"
#include "bench/WatchedApplication.h"
#include "tour/Robot.h"

namespace bench {

using nlohmann::json;
using ui::main::Screen;
using ui::review::OutputState;
using ui::review::Section;

namespace {

constexpr int keyRounds = 22;
constexpr int keyPaceMs = 120; // eight keys a second
constexpr int cases = 64;
constexpr int readingMs = 1000;   // a person takes half a minute; this is strict
constexpr int paintLimitMs = 400; // a key that changes nothing paints nothing
constexpr int caseLimitMs = 20'000;

struct NamedKey
{
    const char *name;
    Qt::Key key;
};
constexpr NamedKey walk[] = {
    {"J", Qt::Key_J}, {"Tab", Qt::Key_Tab}, {"Tab", Qt::Key_Tab}, {"2", Qt::Key_2},     {"Tab", Qt::Key_Tab},
    {"V", Qt::Key_V}, {"V", Qt::Key_V},     {"1", Qt::Key_1},     {"Tab", Qt::Key_Tab}, {"J", Qt::Key_J},
    {"2", Qt::Key_2}, {"V", Qt::Key_V},     {"1", Qt::Key_1},     {"K", Qt::Key_K},     {"J", Qt::Key_J},
};

class Walker
{
public:
    explicit Walker(app::Workbench &bench) : m_bench(bench), m_robot(bench.window(), QDir())
    {
        QObject::connect(&page(), &ui::evidence::PageView::firstPagePainted, &m_bench,
                         [this] { m_pageOf[view().caseKey] = application().lastPaintEnd(); });
    }

    void enter();
    void walkKeys(Report &report);
    void walkCases(Report &report);

private:
    ui::evidence::PageView &page() { return m_bench.window().page(); }
    ui::review::ReviewView view() { return m_bench.window().review().review(); }
    qint64 press(Qt::Key key); // ns when it was pressed
    void calm();
    void approveCriteriaIfAsked();
    bool pageStands(); // or never will
    void timeApproval(Times &committed, Times &painted);

    app::Workbench &m_bench;
    tour::Robot m_robot;
    QHash<QString, qint64> m_pageOf; // case to the end of the paint that first showed its page
};

qint64 Walker::press(Qt::Key key)
{
    QWidget *focus = QApplication::focusWidget();
    application().mark();
    const qint64 at = nowNs();
    QTest::keyClick(focus && focus->window() == &m_bench.window() ? focus : &m_bench.window(), key);
    return at;
}

// Until two frames pass without painting, so that a paint belongs to its key.
void Walker::calm()
{
    for (int i = 0; i < 30; ++i) {
        application().mark();
        pause(34);
        if (application().firstPaintEnd() == 0)
            return;
    }
}

bool Walker::pageStands()
{
    return !view().caseKey.isEmpty() && (page().sheets().hasPage(0) || page().sheets().pageCount() == 0);
}

void Walker::approveCriteriaIfAsked()
{
    if (!view().criteriaWaiting)
        return;
    m_robot.press(Qt::Key_C);
    m_robot.until(QStringLiteral("the criteria"), [&] { return m_bench.window().screen() == Screen::Criteria; });
    m_robot.press(Qt::Key_A);
    m_robot.until(QStringLiteral("the verdicts"),
                  [&] { return m_bench.window().screen() == Screen::Case && !view().criteriaWaiting; });
}

void Walker::enter()
{
    m_robot.press(Qt::Key_Return);
    m_robot.until(QStringLiteral("the first case"),
                  [&] { return m_bench.window().screen() == Screen::Case && !view().caseKey.isEmpty(); });
    // All requisitions come by among the first cases; their criteria are approved once and not timed.
    for (int i = 0; i < 24; ++i) {
        m_robot.until(QStringLiteral("the page"), [&] { return pageStands(); });
        approveCriteriaIfAsked();
        const QString before = view().caseKey;
        m_robot.press(Qt::Key_J);
        m_robot.until(QStringLiteral("the next case"), [&] { return view().caseKey != before; });
    }
    m_robot.until(QStringLiteral("the page"), [&] { return pageStands(); });
    approveCriteriaIfAsked();
    pause(readingMs);
}

void Walker::walkKeys(Report &report)
{
    std::map<std::string, Times> byKey;
    Times all;
    int silent = 0;
    for (int round = 0; round < keyRounds; ++round) {
        for (const auto &one : walk) {
            calm();
            const qint64 at = press(one.key);
            if (!waitUntil([] { return application().firstPaintEnd() != 0; }, paintLimitMs)) {
                ++silent;
                continue;
            }
            const double ms = static_cast<double>(application().firstPaintEnd() - at) / 1e6;
            all.push_back(ms);
            byKey[one.name].push_back(ms);
            pause(keyPaceMs);
        }
    }
    report.figures["key_to_paint_ms"] = {{"p50", rounded(percentile(all, 0.5))},
                                         {"p99", rounded(percentile(all, 0.99))}};
    json &detail = report.detail["keys"];
    detail["all"] = summary(all);
    detail["without_paint"] = silent;
    for (const auto &[name, times] : byKey)
        detail[name] = summary(times);
}

void Walker::timeApproval(Times &committed, Times &painted)
{
    const auto now = view();
    if (now[ui::review::Section::Summary].state != OutputState::Draft ||
        !now[ui::review::Section::Summary].blockedBy.isEmpty())
        return;
    (void)press(Qt::Key_1);
    pause(keyPaceMs);
    const qint64 at = press(Qt::Key_A);
    if (!waitUntil([&] { return view()[ui::review::Section::Summary].state == OutputState::Approved; }, caseLimitMs))
        throw Failed(QStringLiteral("an approval did not come back"));
    committed.push_back(msSince(at));
    application().mark();
    if (waitUntil([] { return application().firstPaintEnd() != 0; }, paintLimitMs))
        painted.push_back(static_cast<double>(application().firstPaintEnd() - at) / 1e6);
}

void Walker::walkCases(Report &report)
{
    Times shown, committed, approvedPainted;
    json slow = json::array();
    int withoutPage = 0;
    for (int i = 0; i < cases + withoutPage && withoutPage < cases; ++i) {
        pause(readingMs);
        timeApproval(committed, approvedPainted);
        pause(readingMs);
        const QString before = view().caseKey;
        m_pageOf.clear();
        const qint64 at = press(i % 2 == 0 ? Qt::Key_Return : Qt::Key_J);
        if (!waitUntil(
                [&] {
                    return view().caseKey != before &&
                           (m_pageOf.contains(view().caseKey) || page().sheets().pageCount() == 0);
                },
                caseLimitMs))
            throw Failed(QStringLiteral("the next case did not come"));
        const auto painted = m_pageOf.constFind(view().caseKey);
        if (painted == m_pageOf.cend()) {
            ++withoutPage; // nothing to paint: unreadable, or no file
            continue;
        }
        shown.push_back(static_cast<double>(*painted - at) / 1e6);
        if (const auto prepared = m_bench.caseFlow()->current(); shown.back() > 50 && prepared)
            slow.push_back({{"ms", rounded(shown.back())},
                            {"files", prepared->files.size()},
                            {"pages", page().sheets().pageCount()}});
        approveCriteriaIfAsked();
    }
    report.figures["next_case_ms"] = {{"p50", rounded(percentile(shown, 0.5))},
                                      {"p95", rounded(percentile(shown, 0.95))}};
    report.detail["cases"] = {{"next_case_ms", summary(shown)},
                              {"without_page", withoutPage},
                              {"slow", slow},
                              {"approve_key_to_committed_ms", summary(committed)},
                              {"approve_key_to_approved_painted_ms", summary(approvedPainted)}};
}

} // namespace

void measureKeys(Report &report, Company &company)
{
    auto window = company.openWindow();
    if (window->hub()->links().empty())
        throw Failed(QStringLiteral("nobody is signed in"));
    if (!waitUntil([&] { return window->queueFlow()->size() > 0; }, caseLimitMs))
        throw Failed(QStringLiteral("the queue is empty"));
    (void)waitUntil([&] { return !window->hub()->links().front()->poller().isRunning(); }, caseLimitMs);
    pause(readingMs);
    report.detail["keys"]["applications"] = window->queueFlow()->size();
    Walker walker(*window);
    walker.enter();
    walker.walkKeys(report);
    walker.walkCases(report);
    window->window().close();
}

} // namespace bench
