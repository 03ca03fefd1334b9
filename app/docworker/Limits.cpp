#include "Limits.h"

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace docworker {

namespace {

constexpr rlim_t processorSeconds = 20;
[[maybe_unused]] constexpr rlim_t addressSpace = rlim_t(1536) * 1024 * 1024;
constexpr int pipeBytes = 1024 * 1024; // a usual document in one go, without waking the app for each part
constexpr rlim_t descriptors = 32;     // fonts are opened one after the other

void limit(__rlimit_resource what, rlim_t soft, rlim_t hard)
{
    const rlimit value{soft, hard};
    ::setrlimit(what, &value);
}

} // namespace

void limitSelf()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // no worker outlives its app
    if (::getppid() == 1)
        ::_exit(0);
    ::prctl(PR_SET_DUMPABLE, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0, 0);
#if !defined(__SANITIZE_ADDRESS__) && !__has_feature(address_sanitizer)
    limit(RLIMIT_AS, addressSpace, addressSpace); // ASan reserves terabytes
#endif
    limit(RLIMIT_NOFILE, descriptors, descriptors);
    limit(RLIMIT_FSIZE, 0, 0); // writes no files at all
    ::fcntl(STDIN_FILENO, F_SETPIPE_SZ, pipeBytes);
    ::fcntl(STDOUT_FILENO, F_SETPIPE_SZ, pipeBytes);
    ::signal(SIGXFSZ, SIG_IGN);
    ::signal(SIGPIPE, SIG_IGN);
}

void startClock()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    limit(RLIMIT_CPU, spent + processorSeconds, RLIM_INFINITY);
}

} // namespace docworker
