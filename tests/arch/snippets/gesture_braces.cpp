// error: calling a private constructor of class 'review::Gesture'
#include "review/Gesture.h"

void forged()
{
    const review::Gesture gesture{};
    (void)gesture;
}
