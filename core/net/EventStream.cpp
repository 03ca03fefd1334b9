#include "net/EventStream.h"

namespace net {

std::vector<QByteArray> LineReader::feed(const QByteArray &piece)
{
    std::vector<QByteArray> out;
    for (const char c : piece) {
        if (std::exchange(m_afterReturn, false) && c == '\n')
            continue;
        if (c != '\n' && c != '\r') {
            m_rest += c;
            continue;
        }
        m_afterReturn = c == '\r';
        out.push_back(std::exchange(m_rest, {}));
    }
    return out;
}

std::optional<ServerEvent> SseReader::line(QByteArray line)
{
    if (std::exchange(m_first, false) && line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    if (line.isEmpty()) {
        const bool whole = std::exchange(m_hasData, false);
        auto event = std::exchange(m_event, {});
        if (whole)
            return event;
        return std::nullopt;
    }
    const auto colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event") {
        m_event.name = value;
    } else if (field == "data") {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    }
    return std::nullopt;
}

std::vector<ServerEvent> SseReader::feed(const QByteArray &piece)
{
    std::vector<ServerEvent> out;
    for (auto &each : m_lines.feed(piece))
        if (auto event = line(std::move(each)))
            out.push_back(*std::move(event));
    return out;
}

} // namespace net
