// error: calling a private constructor of class 'net::Dispatch'
#include "net/Dispatch.h"

namespace elsewhere {

class Sender // the name alone is no friend
{
public:
    static net::Dispatch make() { return net::Dispatch(QString(), 1, base::Digest(), base::Digest()); }
};

} // namespace elsewhere
