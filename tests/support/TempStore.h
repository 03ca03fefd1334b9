// A store in a folder of its own that goes with the test.
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "store/Store.h"
#include "support/QtTestSupport.h"

namespace support {

class TempStore
{
public:
    TempStore() { reopen(); }

    store::Store &operator*() { return *m_store; }
    store::Store *operator->() { return m_store.get(); }
    QString path() const { return m_dir.filePath(QStringLiteral("data/countersign.db")); }
    static base::Secret key() { return base::Secret(QByteArray(32, 'k')); }

    void close() { m_store.reset(); }
    void reopen(std::function<void()> beforeStep = {})
    {
        m_store.reset();
        auto opened = store::Store::open({path(), key(), std::move(beforeStep)});
        if (!opened)
            qFatal("store: %s", qPrintable(describe(opened.error())));
        m_store = std::move(*opened);
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<store::Store> m_store;
};

} // namespace support
