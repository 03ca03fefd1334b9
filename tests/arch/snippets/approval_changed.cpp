// error: no viable overloaded '='
#include "review/Approval.h"

void changed(review::Approval &approval, QString words)
{
    approval.terms().content = words;
}
