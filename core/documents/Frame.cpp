#include "documents/Frame.h"

#include <QtEndian>

#include "documents/Runs.h"

namespace documents {

namespace {

constexpr qsizetype lengthBytes = 4;
constexpr qsizetype headerBytes = lengthBytes + 1 + 4;

} // namespace

qsizetype payloadCap(FrameType type)
{
    switch (type) {
    case FrameType::Read:
        return limits::inputBytes;
    case FrameType::Render:
    case FrameType::Boxes:
    case FrameType::Words:
    case FrameType::Check:
    case FrameType::Checked:
        return 64;
    case FrameType::Reread:
    case FrameType::Quit:
        return 1; // nothing, but told apart from unknown
    case FrameType::Text:
        return 16 * 1024 * 1024;
    case FrameType::Image:
        return 64 * 1024 * 1024 + 8;
    case FrameType::Placed:
    case FrameType::Worded:
        return 4 * 1024 * 1024;
    case FrameType::Refusal:
        return 1024;
    }
    return 0;
}

base::Result<QByteArray> encoded(const Frame &frame)
{
    if (frame.payload.size() > payloadCap(frame.type))
        return base::failure(base::Kind::Invalid, QStringLiteral("frame %1 over its cap: %2 bytes")
                                                      .arg(static_cast<int>(frame.type))
                                                      .arg(frame.payload.size()));
    QByteArray out(headerBytes, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(headerBytes - lengthBytes + frame.payload.size()), out.data());
    out[lengthBytes] = static_cast<char>(frame.type);
    qToBigEndian(frame.serial, out.data() + lengthBytes + 1);
    out += frame.payload;
    return out;
}

void FrameReader::add(const QByteArray &bytes)
{
    if (m_broken)
        return;
    if (m_at == m_buffer.size()) {
        m_buffer = bytes;
        m_at = 0;
        return;
    }
    if (m_at > 0) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
    m_buffer += bytes;
}

base::Result<std::optional<Frame>> FrameReader::next()
{
    if (m_broken)
        return tl::unexpected(*m_broken);
    const qsizetype there = m_buffer.size() - m_at;
    if (there < headerBytes)
        return std::optional<Frame>();
    const char *data = m_buffer.constData() + m_at;
    const qsizetype length = qFromBigEndian<quint32>(data);
    const auto type = static_cast<FrameType>(static_cast<quint8>(data[lengthBytes]));
    const qsizetype payload = length - (headerBytes - lengthBytes);
    const qsizetype cap = payloadCap(type);
    if (cap == 0 || payload < 0 || payload > cap) {
        m_broken =
            base::Error{base::Kind::BadAnswer,
                        QStringLiteral("not a frame: type %1, length %2").arg(static_cast<int>(type)).arg(length)};
        m_buffer.clear();
        m_at = 0;
        return tl::unexpected(*m_broken);
    }
    if (there < headerBytes + payload) {
        m_buffer.reserve(m_at + headerBytes + payload);
        return std::optional<Frame>();
    }
    Frame frame;
    frame.type = type;
    frame.serial = qFromBigEndian<quint32>(data + lengthBytes + 1);
    frame.payload = QByteArray(data + headerBytes, payload);
    m_at += headerBytes + payload;
    return std::optional<Frame>(std::move(frame));
}

} // namespace documents
