// A document worker that was taken over: what it does is told by the name it was started under.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <unistd.h>

#include <QFileInfo>

#include "documents/Wire.h"

namespace {

void put(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t n = ::write(STDOUT_FILENO, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at));
        if (n <= 0)
            std::_Exit(0);
        at += n;
    }
}

QByteArray document(quint32 serial, int pages)
{
    domain::DocumentText text;
    text.state = domain::ReadState::Ok;
    text.text = QStringLiteral("words\n");
    text.pages.assign(static_cast<std::size_t>(pages), QSizeF(100, 100));
    text.totalPages = pages;
    text.runs = {{0, QRectF(1, 1, 30, 9), 0, 5, false}};
    return *documents::encoded({documents::FrameType::Text, serial, documents::toPayload(text)});
}

} // namespace

int main(int, char **argv)
{
    const QString how = QFileInfo(QString::fromLocal8Bit(argv[0])).fileName();
    const auto is = [&how](const char *name) { return how == QLatin1String(name); };
    if (is("dies-at-once"))
        return 7;
    documents::FrameReader reader;
    char chunk[65536];
    while (true) {
        const ssize_t n = ::read(STDIN_FILENO, chunk, sizeof chunk);
        if (n <= 0)
            return 0;
        reader.add(QByteArray(chunk, n));
        while (true) {
            const auto frame = reader.next();
            if (!frame || !frame->has_value())
                break;
            const quint32 serial = (*frame)->serial;
            const bool reading = (*frame)->type == documents::FrameType::Read;
            if (is("hangs"))
                std::this_thread::sleep_for(std::chrono::hours(1));
            if (is("garbage"))
                put(QByteArray(100'000, '\x5a'));
            else if (is("crashes"))
                std::abort();
            else if (is("truncates"))
                put(document(serial, 1).left(40)), std::_Exit(0);
            else if (is("oversize"))
                put(QByteArray::fromHex("7fffffff10") + QByteArray(1000, '\0'));
            else if (is("wrong-serial"))
                put(document(serial + 1, 1));
            else if (is("wrong-type"))
                put(*documents::encoded(
                    {documents::FrameType::Placed, serial, documents::toPayload(std::vector<documents::PageBox>{})}));
            else if (is("nonsense"))
                put(*documents::encoded({documents::FrameType::Text, serial, QByteArray(200, '\x01')}));
            else if (is("twice"))
                put(document(serial, 1) + document(serial, 1));
            else if (is("floods")) {
                const QByteArray junk(1 << 20, '\0');
                for (int i = 0; i < 400; ++i)
                    put(junk);
            } else if (reading)
                put(document(serial, 1));
            else if (is("lies-about-images"))
                put(*documents::encoded({documents::FrameType::Image, serial,
                                         documents::toPayload(QImage(3000, 3000, QImage::Format_RGB32))}));
            else if (is("hangs-later"))
                std::this_thread::sleep_for(std::chrono::hours(1));
            else
                put(*documents::encoded(
                    {documents::FrameType::Placed, serial,
                     documents::toPayload(std::vector<documents::PageBox>{{9, QRectF(0, 0, 1, 1)}})}));
        }
    }
}
