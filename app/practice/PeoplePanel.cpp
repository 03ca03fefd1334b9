#include "practice/PeoplePanel.h"

#include <algorithm>

#include "practice/PeopleCareer.h"
#include "practice/PeopleRandom.h"
#include "practice/PeopleSpecial.h"

namespace practice {

namespace {

struct Attribute
{
    QString name;
    QStringList good;
    QStringList bad;
};

struct Panel
{
    QStringList interviews;
    std::vector<Attribute> attributes;
};

QStringList list(const QString &text)
{
    return text.split(QLatin1Char('|'));
}

Panel backendPanel()
{
    return {
        list(QStringLiteral(
            "Technical interview|System design|Team interview|Hiring manager interview|Values interview")),
        {{QStringLiteral("Coding"),
          list(QStringLiteral("Solved the refund exercise in 35 minutes with tests, named every edge case unprompted.|"
                              "Clean code, explained trade-offs between locking and retries while typing.")),
          list(QStringLiteral("Needed two hints for the concurrency bug and did not write a test.|"
                              "Got lost in framework details; the core loop stayed wrong at the end."))},
         {QStringLiteral("System design"),
          list(QStringLiteral(
              "Started from failure modes, drew an outbox and talked about reconciliation without being asked.|"
              "Sized the queue correctly and knew when a second database is not worth it.")),
          list(QStringLiteral("Jumped to microservices; could not say what happens when the provider times out.|"
                              "No answer to duplicate events beyond “the framework handles that”."))},
         {QStringLiteral("Communication"),
          list(QStringLiteral("Explains hard things simply; asked me good questions about on-call.|"
                              "Listened, summarised, then disagreed politely with a reason.")),
          list(QStringLiteral("Interrupted several times and dismissed the junior engineer’s question.|"
                              "Very short answers, hard to get examples."))},
         {QStringLiteral("Leadership"),
          list(QStringLiteral("Concrete example of coaching a colleague through a bad incident.|"
                              "Took a team of five through a migration and credits the team.")),
          list(QStringLiteral("Says “we” throughout; I could not find out what was their own part.|"
                              "No example of giving difficult feedback."))}}};
}

Panel storePanel()
{
    return {list(QStringLiteral("Trial shift|Store manager interview|Team interview")),
            {{QStringLiteral("Customer contact"),
              list(QStringLiteral("Went up to customers by themselves, two of them thanked us at the till.")),
              list(QStringLiteral("Waited behind the counter until asked."))},
             {QStringLiteral("Till"), list(QStringLiteral("Counted without a difference, calm with a queue of nine.")),
              list(QStringLiteral("Voided three receipts and did not tell anyone."))},
             {QStringLiteral("Reliability"), list(QStringLiteral("Ten minutes early, phone in the locker.")),
              list(QStringLiteral("Came late and left before the floor was tidy."))}}};
}

Panel financePanel()
{
    return {
        list(QStringLiteral(
            "CFO interview|Case study: close calendar|Controller interview|Team interview|Final interview")),
        {{QStringLiteral("Close and consolidation"),
          list(QStringLiteral("Walked through a five-day close day by day, including intercompany cut-off.|"
                              "Found the elimination error in the case within ten minutes.")),
          list(QStringLiteral("Knew the checklist but not why the minority interest moves.|"
                              "Has only closed single entities; unsure about translation differences."))},
         {QStringLiteral("IFRS"), list(QStringLiteral("Precise on IFRS 16 modifications, with numbers from practice.")),
          list(QStringLiteral("Mixed up IFRS 15 steps and could not give an example from the last audit."))},
         {QStringLiteral("Leading a team"),
          list(QStringLiteral("Clear picture of what each person should be able to do in a year.")),
          list(QStringLiteral("Describes leading as checking; two former reports left within months."))},
         {QStringLiteral("French and English"),
          list(QStringLiteral("Switched between both without effort during the case.")),
          list(QStringLiteral("The second language was slow; asked to go back twice."))}}};
}

Panel nursePanel()
{
    return {list(QStringLiteral("Clinical interview|Simulation|Head nurse interview")),
            {{QStringLiteral("Clinical judgement"),
              list(QStringLiteral("Recognised the septic patient first and asked for lactate before the doctor did.")),
              list(QStringLiteral("Missed the falling saturation for two minutes in the simulation."))},
             {QStringLiteral("Medication safety"),
              list(QStringLiteral("Double check every time, also when we pushed for speed.")),
              list(QStringLiteral("Drew up two syringes without labelling them."))},
             {QStringLiteral("Teamwork"), list(QStringLiteral("Hands over in a structured way, nothing was lost.")),
              list(QStringLiteral("Handover was friendly but without allergies and times."))}}};
}

const Panel &panelOf(Role role)
{
    static const std::array<Panel, 4> panels{backendPanel(), storePanel(), financePanel(), nursePanel()};
    return panels[static_cast<std::size_t>(role)];
}

// People of the requisition first, then those who work on all.
std::vector<qint64> interviewersOf(const World &world, qint64 requisitionId)
{
    std::vector<qint64> own;
    std::vector<qint64> others;
    for (const auto &user : world.users) {
        if (!user.mayWriteNotes)
            continue;
        if (std::find(user.jobs.begin(), user.jobs.end(), requisitionId) != user.jobs.end())
            own.push_back(user.id);
        else
            others.push_back(user.id);
    }
    own.insert(own.end(), others.begin(), others.end());
    return own;
}

void rate(PeopleRandom &random, WorldScorecard &card, const Panel &panel, bool isLiked)
{
    auto good = 0;
    for (const auto &attribute : panel.attributes) {
        const auto likes = random.chance(isLiked ? 82 : 22);
        good += likes ? 1 : 0;
        const auto rating = likes ? (random.chance(40) ? QStringLiteral("strong_yes") : QStringLiteral("yes"))
                                  : (random.chance(25) ? QStringLiteral("definitely_not")
                                                       : random.pick({QStringLiteral("no"), QStringLiteral("mixed")}));
        card.ratings.push_back({attribute.name, rating, random.pick(likes ? attribute.good : attribute.bad)});
    }
    const auto share = good * 100 / static_cast<int>(panel.attributes.size());
    card.overall = share >= 90   ? QStringLiteral("strong_yes")
                   : share >= 60 ? QStringLiteral("yes")
                   : share >= 25 ? QStringLiteral("no")
                                 : QStringLiteral("strong_no");
    card.takeaways =
        share >= 60
            ? random.pick({QStringLiteral("I would like to work with this person. Check the notice period."),
                           QStringLiteral("Strong where we are thin. My only question is the level of the role."),
                           QStringLiteral("Good conversation, concrete examples, no doubts from my side.")})
            : random.pick({QStringLiteral("Not convinced. I saw little of what the résumé promises."),
                           QStringLiteral("Friendly, but I would not hire for this level."),
                           QStringLiteral("I am aware that others saw this differently; my notes say why.")});
}

} // namespace

void addPanel(World &world, quint64 seed)
{
    static constexpr int counts[finalistCount] = {5, 4, 3, 1, 2, 4, 3, 5};
    static constexpr bool isContested[finalistCount] = {true, false, true, false, true, true, false, true};
    qint64 id = 7'200'000'001;
    for (int k = 0; k < finalistCount; ++k) {
        const auto &application =
            world.applications[static_cast<std::size_t>(finalistIndex(k, static_cast<int>(world.applications.size())))];
        const auto requisition =
            std::find_if(world.requisitions.begin(), world.requisitions.end(),
                         [&application](const auto &r) { return r.id == application.requisitionId; });
        const auto &panel = panelOf(roleOf(*requisition));
        const auto interviewers = interviewersOf(world, requisition->id);
        PeopleRandom random(seed + 977 * static_cast<quint64>(k + 1));
        for (int i = 0; i < counts[k]; ++i) {
            WorldScorecard card;
            card.id = id++;
            card.applicationId = application.id;
            card.interviewerId = interviewers[static_cast<std::size_t>(i) % interviewers.size()];
            card.interview = panel.interviews.at(i % static_cast<int>(panel.interviews.size()));
            card.interviewedAt = application.stageEnteredAt.addSecs(3600LL * (3 + 4 * i));
            const auto isMissing = (k == 2 || k == 7) && i == counts[k] - 1;
            if (!isMissing) {
                card.submittedAt = card.interviewedAt.addSecs(60LL * random.between(20, 420));
                rate(random, card, panel, !isContested[k] || i % 2 == 0);
            }
            world.scorecards.push_back(card);
        }
    }
}

void addNotes(World &world, quint64 seed)
{
    static const QStringList bodies{
        QStringLiteral("Called on the phone, asked to be reached by e-mail in working hours."),
        QStringLiteral("Met at the job fair; asked about remote work and relocation."),
        QStringLiteral("Former colleague of a team member. Reference offered."),
        QStringLiteral("Applied last year as well, withdrew because of the start date."),
        QStringLiteral("Salary expectation is within range according to the phone screen."),
        QStringLiteral("Please check the dates of the last position, the form and the résumé differ by some months."),
        QStringLiteral("Phone screen done. Clear, friendly, wants to know the team size."),
    };
    PeopleRandom random(seed ^ 0x6E6F746573ULL);
    qint64 id = 8'300'000'001;
    for (std::size_t i = 3; i < world.applications.size(); i += static_cast<std::size_t>(random.between(4, 13))) {
        const auto &application = world.applications[i];
        WorldNote note;
        note.id = id++;
        note.applicationId = application.id;
        note.candidateId = application.candidateId;
        note.userId = world.users[static_cast<std::size_t>(random.between(0, 2))].id;
        note.body = random.pick(bodies);
        const auto age = application.appliedAt.secsTo(world.applications.front().appliedAt);
        note.createdAt = application.appliedAt.addSecs(60 + age / 3);
        world.notes.push_back(note);
    }
}

} // namespace practice
