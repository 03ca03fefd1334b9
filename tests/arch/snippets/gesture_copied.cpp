// error: call to deleted constructor of 'review::Gesture'
#include "review/Gesture.h"

void twice(const review::Gesture &gesture)
{
    review::Gesture copy(gesture);
    (void)copy;
}
