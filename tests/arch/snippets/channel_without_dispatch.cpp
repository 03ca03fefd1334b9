// error: too few arguments to function call
#include "net/WriteChannel.h"

void send(net::WriteChannel &channel, net::Request request, std::stop_token stop)
{
    auto task = channel.send(request, stop);
}
