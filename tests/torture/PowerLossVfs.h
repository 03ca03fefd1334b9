// A SQLite file system that passes everything on to the default one and remembers every write, cut and sync of the
// files under it, so that the disk can be rebuilt as a power cut would have left it: what was synced is there; of what
// was not, some is kept, some lost, some torn. kill -9 cannot show this: the kernel still holds the data. // REL-08
// It can also refuse any of these, as a full or failing disk does. // REL-04, REL-06
#pragma once

#include <functional>
#include <map>
#include <random>
#include <vector>

#include <QByteArray>
#include <QString>

namespace torture {

enum class Unsynced
{
    Lost,     // nothing of what was not synced
    Kept,     // all of it: the kernel happened to write it
    Some,     // any of the writes, in any order between them
    Torn512,  // as Some, and the last one only in whole sectors of 512 bytes up to a point
    Torn4096, // the same with pages
};

class PowerLossVfs
{
public:
    static PowerLossVfs &instance(); // registered under name(), not as the default
    static const char *name();

    // Asked before each act ("wal write", "db sync", …) with the size the file would have; answers 0 or the SQLite code
    // to fail with. Called on the thread that writes. Null = nothing fails, nothing is asked.
    using Gate = std::function<int(const QByteArray &act, qint64 sizeAfter)>;
    static void setGate(Gate gate);
    static void setRecording(bool on); // off: a long run with a gate alone

    void startOver();                 // forgets everything recorded
    std::size_t moment() const;       // number of events so far: a place in the record
    std::vector<std::size_t> syncs(); // the moments just before each sync: the dirtiest there are

    // File name (without folder) to content, as found after a power cut at that moment.
    std::map<QString, QByteArray> disk(std::size_t moment, Unsynced unsynced, std::mt19937 &random) const;
};

} // namespace torture
