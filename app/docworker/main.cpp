// The document worker: reads one document from its standard input and answers on its standard output. It trusts
// neither; the app trusts it as little. // SEC-23
#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#include <poll.h>
#include <unistd.h>

#include <QGuiApplication>

#include "Limits.h"
#include "Session.h"
#include "Warmup.h"

namespace {

bool writeAll(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t n = ::write(STDOUT_FILENO, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at));
        if (n <= 0)
            return false;
        at += n;
    }
    return true;
}

// Whether somebody waits for an answer already: then there is no time to warm up.
bool isAwaited()
{
    pollfd in{STDIN_FILENO, POLLIN, 0};
    return ::poll(&in, 1, 0) > 0;
}

int serve()
{
    documents::FrameReader reader;
    docworker::Session session;
    QByteArray chunk(256 * 1024, Qt::Uninitialized);
    while (true) {
        auto frame = reader.next();
        if (!frame)
            return 2;
        if (!frame->has_value()) {
            const ssize_t n = ::read(STDIN_FILENO, chunk.data(), static_cast<std::size_t>(chunk.size()));
            if (n <= 0)
                return 0; // the app closed the pipe
            reader.add(QByteArray(chunk.constData(), n));
            continue;
        }
        docworker::startClock(); // each request has its own share of processor time
        const auto answer = session.answer(**frame);
        if (!answer)
            return 0;
        const auto bytes = documents::encoded(*answer);
        if (!bytes) // more than a frame may carry: say so instead
        {
            const documents::Frame refusal{documents::FrameType::Refusal, answer->serial,
                                           documents::toPayload(documents::Refusal{base::Kind::Invalid, {}})};
            if (!writeAll(*documents::encoded(refusal)))
                return 3;
            continue;
        }
        if (!writeAll(*bytes))
            return 3;
    }
}

} // namespace

int main(int argc, char **argv)
{
    docworker::limitSelf();
    // Memory that warming up has touched is kept for the document: a page's picture is a few hundred page faults else.
    ::mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    if (!isAwaited())
        docworker::warmUp();
    const int code = serve();
    std::fflush(nullptr);
    ::_exit(code); // nothing to save: libraries need not clean up what the system drops anyway
}
