// error: calling a private constructor of class 'net::Dispatch'
#include "net/Dispatch.h"

net::Dispatch forged()
{
    return net::Dispatch(QString(), 1, base::Digest(), base::Digest());
}
