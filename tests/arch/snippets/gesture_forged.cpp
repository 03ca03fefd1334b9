// error: calling a private constructor of class 'review::Gesture'
#include "review/Gesture.h"

review::Gesture forged()
{
    return review::Gesture();
}
