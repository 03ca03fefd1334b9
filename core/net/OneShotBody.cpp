#include "net/OneShotBody.h"

#include <algorithm>
#include <cstring>

namespace net {

OneShotBody::OneShotBody(QByteArray bytes) : m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::reset()
{
    return !m_touched;
}

bool OneShotBody::seek(qint64 position)
{
    if (position < 0 || position > m_bytes.size() || (m_touched && position < m_at))
        return false;
    m_at = position;
    return QIODevice::seek(position);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min<qint64>(maxSize, m_bytes.size() - m_at);
    if (count <= 0)
        return m_at >= m_bytes.size() && maxSize > 0 ? -1 : 0;
    m_touched = true;
    std::memcpy(data, m_bytes.constData() + m_at, static_cast<size_t>(count));
    m_at += count;
    return count;
}

} // namespace net
