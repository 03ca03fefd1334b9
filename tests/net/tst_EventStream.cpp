#include <QTest>

#include "net/EventStream.h"

using net::LineReader;
using net::SseReader;

class tst_EventStream : public QObject
{
    Q_OBJECT
private:
    static QByteArrayList dataOf(const QByteArrayList &pieces)
    {
        SseReader reader;
        QByteArrayList out;
        for (const auto &piece : pieces)
            for (const auto &event : reader.feed(piece))
                out.append(event.name + '|' + event.data);
        return out;
    }

private Q_SLOTS:
    void anEventIsTheSameWhereverTheStreamIsCut()
    {
        const QByteArray stream =
            "\xEF\xBB\xBF: hello\r\nevent: start\r\ndata: {\"a\":1}\r\n\r\ndata:one\ndata: two\n\n"
            "id: 7\nretry: 10\ndata\n\n\rdata: last\r\r";
        const QByteArrayList expected{"start|{\"a\":1}", "|one\ntwo", "|", "|last"};
        QCOMPARE(dataOf({stream}), expected);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut)
            QCOMPARE(dataOf({stream.left(cut), stream.mid(cut)}), expected);
        QByteArrayList bytes;
        for (const char c : stream)
            bytes.append(QByteArray(1, c));
        QCOMPARE(dataOf(bytes), expected);
    }

    void anEventThatTheEndCutsOffIsNone()
    {
        QCOMPARE(dataOf({"data: whole\n\ndata: half\n"}), QByteArrayList{"|whole"});
    }

    void aNameWithoutDataIsNoEvent() { QCOMPARE(dataOf({"event: ping\n\n"}), QByteArrayList()); }

    void linesEndInAnyOfThreeWaysAndTheRestIsKept()
    {
        LineReader reader;
        QByteArrayList lines;
        for (const QByteArray piece : {"a\r", "\nb\n\n", "c\rd"})
            for (const auto &line : reader.feed(piece))
                lines.append(line);
        QCOMPARE(lines, (QByteArrayList{"a", "b", "", "c"}));
        QCOMPARE(reader.rest(), QByteArray("d"));
    }
};

QTEST_GUILESS_MAIN(tst_EventStream)
#include "tst_EventStream.moc"
