// error: too few arguments to function call
#include "ats/Writer.h"

void send(ats::Writer &writer, ats::EncodedWrite write, std::stop_token stop)
{
    auto task = writer.send(write, stop);
}
