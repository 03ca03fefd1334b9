// The only include of QCoro's task header: a later change of the coroutine type happens here.
#pragma once

#include <stop_token>

#include <QCoroTask>

#include "base/Result.h"

namespace base {

template <class T = void>
using Task = QCoro::Task<T>;

} // namespace base
