// One HTTP request and its answer, as values.
#pragma once

#include <vector>

#include <QByteArray>
#include <QUrl>

#include "base/Result.h"

namespace net {

enum class Verb
{
    Get,
    Post,
    Put,
    Patch,
    Delete
};

const char *verbName(Verb verb); // "GET"

struct Header
{
    QByteArray name;
    QByteArray value;
};

struct Request
{
    Verb verb = Verb::Get;
    QUrl url;
    std::vector<Header> headers;
    QByteArray contentType; // of the body
    QByteArray body; // a request other than GET must have one ("{}" if nothing else): only a body can be one-shot
    base::Milliseconds timeout{30'000};
    base::Milliseconds silence{0}; // longest pause between two bytes of the answer; 0 = as long as the timeout
    QByteArray trust;              // PEM of certificate authorities beside the system's; may be empty
    qint64 maxBytes = qint64{10} * 1024 * 1024; // of the answer, after decompression // SEC-82
};

struct Response
{
    int status = 0;
    std::vector<Header> headers;
    QByteArray body;
    QUrl url;

    QByteArray header(QByteArrayView name) const; // names ignore case; empty when missing
};

} // namespace net
