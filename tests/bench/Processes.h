// Child processes as the kernel sees them: memory, and whether they have come to rest.
#pragma once

#include <vector>

#include <QtGlobal>

namespace bench {

struct Memory
{
    double residentMb = 0;
    double shareMb = 0; // proportional: shared pages divided among those who share them
};

Memory memoryOf(qint64 pid); // 0 = this process; zeros when it is gone
std::vector<qint64> childrenOfThis();
// Until the children of this process have used no processor time for a while: started workers are then warm.
void waitForQuietChildren();

} // namespace bench
