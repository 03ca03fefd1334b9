#include "documents/WorkerLink.h"

#include <QProcessEnvironment>

#include <QCoroFuture>

#include "base/Log.h"
#include "documents/Wire.h"

namespace documents {

namespace {

// Fonts and language need a few names; nothing else of the app's surroundings is the worker's business.
QProcessEnvironment surroundings()
{
    const auto ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment out;
    for (const auto &name :
         {QStringLiteral("HOME"), QStringLiteral("LANG"), QStringLiteral("LC_ALL"), QStringLiteral("PATH"),
          QStringLiteral("XDG_CACHE_HOME"), QStringLiteral("FONTCONFIG_FILE"), QStringLiteral("LD_LIBRARY_PATH"),
          QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral("ASAN_OPTIONS"), QStringLiteral("UBSAN_OPTIONS"),
          QStringLiteral("LSAN_OPTIONS")})
        if (ours.contains(name))
            out.insert(name, ours.value(name));
    out.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    // OCR's threads wait for each other nine tenths of the time. Read when libgomp is loaded, which Qt Core brings
    // along.
    out.insert(QStringLiteral("OMP_THREAD_LIMIT"), QStringLiteral("1"));
    return out;
}

} // namespace

void WorkerLink::Question::finish(base::Result<QByteArray> result)
{
    if (std::exchange(done, true))
        return;
    promise.addResult(std::move(result));
    promise.finish();
}

WorkerLink::WorkerLink(const QString &program, base::Milliseconds patience)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { breakOff({base::Kind::TimedOut, QStringLiteral("the document worker took too long")}); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WorkerLink::read);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            breakOff({base::Kind::NotFound, QStringLiteral("the document worker cannot be started")});
        else
            breakOff({base::Kind::BadAnswer, QStringLiteral("the document worker's pipe broke (%1)").arg(error)});
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        read(); // what it still said
        breakOff({base::Kind::BadAnswer,
                  QStringLiteral("the document worker ended (%1, code %2)")
                      .arg(status == QProcess::CrashExit ? QStringLiteral("crash") : QStringLiteral("exit"))
                      .arg(code)});
    });
    m_process.setProcessEnvironment(surroundings());
    m_process.setStandardErrorFile(QProcess::nullDevice()); // libraries speak of the document there
    m_process.start(program, QStringList());
}

WorkerLink::~WorkerLink()
{
    m_process.disconnect(this);
    breakOff({base::Kind::Cancelled, QStringLiteral("the document was closed")});
    // An ended child is collected without waiting long: SIGKILL leaves no choice.
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForFinished(500);
}

bool WorkerLink::isUsable() const
{
    return !m_broken;
}

base::Task<base::Result<QByteArray>> WorkerLink::ask(FrameType type, QByteArray payload, FrameType answer,
                                                     std::stop_token stop)
{
    if (stop.stop_requested())
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("not asked: cancelled before"));
    if (m_broken)
        co_return tl::unexpected(*m_broken);
    auto question = std::make_shared<Question>();
    question->serial = ++m_serial;
    question->answer = answer;
    auto bytes = encoded({type, question->serial, payload});
    if (!bytes)
        co_return tl::unexpected(bytes.error());
    question->bytes = std::move(*bytes);
    question->promise.start();
    auto future = question->promise.future();
    m_questions.push_back(question);
    sendNext();
    const std::stop_callback onStop(stop, [question] {
        // The worker goes on with it; its answer is dropped when it comes.
        question->finish(base::failure(base::Kind::Cancelled, QStringLiteral("cancelled while the worker was asked")));
    });
    const auto result = co_await future;
    co_return result;
}

void WorkerLink::sendNext()
{
    while (!m_asked && !m_broken && !m_questions.empty()) {
        auto &question = *m_questions.front();
        if (question.done) { // cancelled before its turn
            m_questions.pop_front();
            continue;
        }
        m_asked = true;
        m_patience.start();
        m_process.write(question.bytes);
        question.bytes.clear();
    }
}

void WorkerLink::read()
{
    if (m_broken)
        return;
    m_reader.add(m_process.readAllStandardOutput());
    while (!m_broken) {
        auto frame = m_reader.next();
        if (!frame) {
            breakOff(frame.error());
            return;
        }
        if (!frame->has_value())
            return;
        take(**frame);
    }
}

void WorkerLink::take(const Frame &frame)
{
    if (!m_asked || m_questions.front()->serial != frame.serial) {
        breakOff({base::Kind::BadAnswer, QStringLiteral("the document worker answered what nobody asked")});
        return;
    }
    const auto question = m_questions.front();
    if (frame.type != question->answer && frame.type != FrameType::Refusal) {
        breakOff({base::Kind::BadAnswer, QStringLiteral("the document worker answered with another type")});
        return;
    }
    base::Result<QByteArray> result = frame.payload;
    if (frame.type == FrameType::Refusal) {
        const auto why = refusal(frame.payload);
        if (!why) {
            breakOff(why.error());
            return;
        }
        result = base::failure(why->kind, base::loggable(why->forLog));
    }
    m_patience.stop();
    m_asked = false;
    m_questions.pop_front();
    sendNext();
    question->finish(std::move(result)); // last: it may resume whoever owns this link
}

void WorkerLink::breakOff(const base::Error &error)
{
    if (m_broken)
        return;
    m_broken = error;
    m_patience.stop();
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
    if (error.kind != base::Kind::Cancelled)
        qCInfo(logDocs).noquote() << error.forLog;
    auto questions = std::exchange(m_questions, {});
    for (const auto &question : questions)
        question->finish(tl::unexpected(error));
}

} // namespace documents
