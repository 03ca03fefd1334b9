// error: too few arguments to function call
#include "net/ModelChannel.h"

void sent(net::ModelChannel &channel, QByteArray json)
{
    (void)channel.post(QStringLiteral("/chat/completions"), std::move(json), net::Piece{}, std::stop_token{});
}
