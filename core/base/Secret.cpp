#include "base/Secret.h"

namespace base {

void Secret::wipe()
{
    if (m_bytes.isDetached()) {
        volatile char *p = m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i)
            p[i] = 0;
    }
    m_bytes.clear();
}

} // namespace base
