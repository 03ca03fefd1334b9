// Random histories as data: a seed makes a list of events, the list is played against a bench, and a failing list is
// cut down to the few events that still fail. In the manner of Jepsen and of property tests. // REL-47, REL-48
#pragma once

#include <vector>

#include <QString>

namespace torture {

enum class Do
{
    Approve,      // draft anew and approve: which application, which words, which hold
    ApproveField, // the screening, written into a field
    Edit,         // change the words; every second time approve them
    Undo,
    TakeBack,
    SendNow,
    FailSend, // script the next answer to a write
    FailRead,
    ListLags, // and how long answers take
    Restart,  // as after a kill
    SignIn,   // the same person again
    SignOut,
    OtherPersonSignsIn, // at the same account: nothing of hers may leave under the other name
    JumpClock,          // sleep, daylight change, a wrong clock put right
    ChangeRecord,       // a colleague edits the field
    SecondDevice,       // the same approval from her other machine
    Wait,
};

struct Event
{
    Do act = Do::Wait;
    unsigned a = 0; // choices of the act, taken modulo what there is
    unsigned b = 0;
    unsigned c = 0;
};

std::vector<Event> eventsOf(unsigned seed, int count);
QString told(const std::vector<Event> &events); // one line per event

// Plays, ends all faults, waits, and judges by I1 to I8. Empty: all hold.
QString firstBroken(const std::vector<Event> &events);

// The shortest list found that still breaks something, by leaving out ever smaller runs of events.
std::vector<Event> shrunk(std::vector<Event> events);

} // namespace torture
