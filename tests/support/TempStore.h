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
    // path: elsewhere than in a folder of its own, and kept. vfs: see StoreOptions.
    explicit TempStore(QByteArray vfs = {}, QString path = {}, std::function<void(const char *sql)> beforeStep = {})
        : m_vfs(std::move(vfs)), m_path(std::move(path))
    {
        reopen(std::move(beforeStep));
    }

    store::Store &operator*() { return *m_store; }
    store::Store *operator->() { return m_store.get(); }
    QString path() const { return m_path.isEmpty() ? m_dir.filePath(QStringLiteral("data/countersign.db")) : m_path; }
    static base::Secret key() { return base::Secret(QByteArray(32, 'k')); }

    void close() { m_store.reset(); }
    void reopen(std::function<void(const char *sql)> beforeStep = {})
    {
        m_store.reset();
        auto opened = store::Store::open({path(), key(), std::move(beforeStep), m_vfs});
        if (!opened)
            qFatal("store: %s", qPrintable(describe(opened.error())));
        m_store = std::move(*opened);
    }

private:
    QTemporaryDir m_dir;
    QByteArray m_vfs;
    QString m_path;
    std::unique_ptr<store::Store> m_store;
};

} // namespace support
