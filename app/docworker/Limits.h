// What the worker takes away from itself before it reads a byte. // SEC-25
#pragma once

namespace docworker {

void limitSelf();
// Moves the processor limit so that the request that begins now has its full share.
void startClock();

} // namespace docworker
