// error: call to deleted constructor of 'net::Dispatch'
#include "net/Dispatch.h"

void twice(const net::Dispatch &dispatch)
{
    net::Dispatch copy(dispatch);
    (void)copy;
}
