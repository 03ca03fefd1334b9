#include "bench/Company.h"

#include <QTest>
#include <QThread>

#include "bench/WatchedApplication.h"
#include "tour/Browser.h"

namespace bench {

namespace {

constexpr int startLimitMs = 60'000;
constexpr int readLimitMs = 30 * 60'000; // a hundred thousand applications on a busy machine

void must(bool so, const QString &what)
{
    if (!so)
        throw Failed(QStringLiteral("waited in vain for ") + what);
}

} // namespace

app::WorkbenchOptions windowOptions(const QString &dataFolder)
{
    app::WorkbenchOptions options;
    options.paths = app::pathsFor(dataFolder);
    for (const auto of : {review::WriteClass::Notes, review::WriteClass::Fields})
        options.policy.policy.rule(of).hold = std::chrono::hours(2);
    return options;
}

Company::Company(int applications, const QDir &work, QStringList more)
    : m_home(work.filePath(QStringLiteral("company-XXXXXX"))),
      m_profile(m_home.filePath(QStringLiteral("practice.json")))
{
    m_practice = std::make_unique<practice_testing::PracticeProcess>(
        QStringList{QStringLiteral("--mode"), QStringLiteral("public"), QStringLiteral("--write-profile"), m_profile,
                    QStringLiteral("--applications"), QString::number(applications)} +
        more);
    if (!m_practice->isReady())
        throw Failed(QStringLiteral("the practice ATS did not start"));
}

Company::~Company() = default;

std::unique_ptr<app::Workbench> Company::openWindow()
{
    auto options = windowOptions(dataFolder());
    options.profileFiles = {m_profile};
    const auto user = m_practice->user(true);
    const tour::Login login{QString::fromStdString(user.at("email").get<std::string>()),
                            QString::fromStdString(user.at("password").get<std::string>())};
    options.openBrowser = [login](const QUrl &address) {
        auto *browser = QThread::create([address, login] { (void)tour::signInAt(address, login); });
        QObject::connect(browser, &QThread::finished, browser, &QObject::deleteLater);
        browser->start();
    };
    auto bench = std::make_unique<app::Workbench>(std::make_shared<base::SystemClock>(), options);
    auto &window = bench->window();
    application().watch(&window);
    window.resize(1440, 900);
    window.show();
    bool ready = false;
    QObject::connect(bench.get(), &app::Workbench::ready, bench.get(), [&ready] { ready = true; });
    bench->start();
    must(waitUntil([&ready] { return ready; }, startLimitMs), QStringLiteral("the store to open"));
    return bench;
}

void Company::signIn(app::Workbench &bench)
{
    pause(50); // the pane takes its focus
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &bench.window(), Qt::Key_Return);
    must(waitUntil([&bench] { return bench.window().screen() == ui::main::Screen::Desk; }, startLimitMs),
         QStringLiteral("the desk after signing in"));
}

void Company::readEverything(app::Workbench &bench)
{
    must(waitUntil(
             [&bench] {
                 const auto &poller = bench.hub()->links().front()->poller();
                 return poller.lastDone().isValid() && !poller.isRunning();
             },
             readLimitMs),
         QStringLiteral("the whole first reading"));
    must(waitUntil(
             [&bench] {
                 const auto counts = bench.services()->cases.counts(bench.hub()->links().front()->id());
                 return counts && bench.queueFlow()->size() == counts->active;
             },
             startLimitMs),
         QStringLiteral("the queue of the whole reading"));
}

double Company::fill()
{
    const qint64 from = nowNs();
    auto window = openWindow();
    signIn(*window);
    readEverything(*window);
    window->window().close();
    return msSince(from) / 1000;
}

} // namespace bench
