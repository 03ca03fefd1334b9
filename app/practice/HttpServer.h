// A threaded HTTP server on 127.0.0.1. The only door to the HTTP library.
#pragma once

#include <functional>
#include <memory>

#include "practice/Http.h"

namespace practice {

class HttpServer
{
public:
    using Handler = std::function<HttpResponse(const HttpRequest &)>; // called from many threads at once

    explicit HttpServer(Handler handler);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    // Binds and serves; 0 = any free port. The port in use, or 0 when it is taken.
    int start(int port);
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace practice
