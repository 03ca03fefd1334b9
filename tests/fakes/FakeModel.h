// A model that speaks one of the five wire dialects over real HTTP, as strictly as its vendor: a request that the
// vendor would refuse is refused. What it answers is the test's to say.
#pragma once

#include "fakes/ScriptedServer.h"

namespace fakes {

enum class Wire
{
    OpenAiChat,
    OpenAiResponses,
    Anthropic,
    Gemini,
    Ollama
};
inline constexpr Wire wires[] = {Wire::OpenAiChat, Wire::OpenAiResponses, Wire::Anthropic, Wire::Gemini, Wire::Ollama};
const char *wireName(Wire wire);

// What a request said, whatever its dialect.
struct Heard
{
    QString system;
    QString user;
    QByteArray schema; // of the answer; empty = none was asked for
    QString model;
    Arrival arrival;
};

struct Thought
{
    enum class End
    {
        Finished,
        OutOfTokens,
        Refuses,
        Filtered,
        CutOff,      // the stream stops without its last event
        ErrorMidway, // an error object in the stream, under status 200
        ErrorBody,   // status and error, in the vendor's shape
        Silence,     // nothing ever comes
        CloseAtOnce, // reads and closes
    };
    QByteArray text;
    End end = End::Finished;
    int status = 500;     // of an ErrorBody
    QByteArray code = {}; // the vendor's word for it
    QByteArray retryAfter = {};
    int afterMs = 0; // how long it thinks
};

class FakeModel
{
public:
    using Brain = std::function<Thought(const Heard &)>;
    FakeModel(Wire wire, Brain brain);

    QUrl baseUrl() const; // as an administrator would write it into a profile
    const std::vector<Heard> &heard() const { return m_heard; }
    const QStringList &complaints() const { return m_complaints; } // why requests were refused
    void setBrain(Brain brain) { m_brain = std::move(brain); }
    void setKey(QByteArray key) { m_key = std::move(key); }               // what it accepts; empty = none is asked for
    void setElsewhere(QByteArray host) { m_elsewhere = std::move(host); } // Ollama: forwards to its own cloud

private:
    Reply answer(const Arrival &arrival);
    Reply error(int status, const QByteArray &code, const QByteArray &words) const;
    Reply wrong(const QString &why); // 400, and remembered
    Reply say(const Thought &thought, const Heard &heard) const;
    QString hear(const Arrival &arrival, Heard &heard) const; // what is wrong with it; empty = nothing

    Wire m_wire;
    Brain m_brain;
    QByteArray m_key;
    QByteArray m_elsewhere;
    std::vector<Heard> m_heard;
    QStringList m_complaints;
    ScriptedServer m_server;
};

// The stream that a vendor would send for a thought: for readers that are fed byte by byte.
QByteArray streamOf(Wire wire, const Thought &thought, const QByteArray &model, const QByteArray &elsewhere = {});

} // namespace fakes
