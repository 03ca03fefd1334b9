// The two framings that models answer in, piece by piece as they arrive: server-sent events and JSON lines. Pure.
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>

namespace net {

struct ServerEvent
{
    QByteArray name; // empty = "message"
    QByteArray data; // several data lines joined by \n
};

// Cuts a stream into lines that end with \n, \r\n or \r, wherever the pieces were cut.
class LineReader
{
public:
    std::vector<QByteArray> feed(const QByteArray &piece);
    // What stands after the last line end.
    const QByteArray &rest() const { return m_rest; }

private:
    QByteArray m_rest;
    bool m_afterReturn = false; // a \n at the front belongs to the \r before it
};

// Server-sent events: comments and unknown fields are skipped, an event that the end cuts off is none.
class SseReader
{
public:
    std::vector<ServerEvent> feed(const QByteArray &piece);

private:
    std::optional<ServerEvent> line(QByteArray line);

    LineReader m_lines;
    ServerEvent m_event;
    bool m_hasData = false;
    bool m_first = true;
};

} // namespace net
