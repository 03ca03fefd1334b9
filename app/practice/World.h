// The people and requisitions of the practice ATS as plain values, before any dialect. Deterministic by seed; every
// name is invented. Made by People, kept by Database, spoken by the dialects. Nothing here comes from core.
#pragma once

#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace practice {

struct WorldUser
{
    qint64 id = 0;
    QString firstName;
    QString lastName;
    QString email;
    QString jobTitle;
    QString password;       // shown on the login page: this is a practice system
    bool siteAdmin = false; // only these may list in the mode "as documented"
    bool mayWriteNotes = true;
    bool mayMoveStages = true;
    std::vector<qint64> jobs; // requisitions this person works on; empty = all
};

struct WorldStage
{
    qint64 id = 0;
    QString name;
    int sortOrder = 0;
};

struct WorldQuestion
{
    QString text;
    bool knockOut = false;
};

struct WorldRequisition
{
    qint64 id = 0;
    qint64 postId = 0;
    QString title;
    QString code;   // ENG-76
    QString office; // Berlin
    QString department;
    QString contentHtml; // posting with its criteria in plain words
    QString language;    // of the posting: en, de, …
    QDateTime openedAt;
    std::vector<WorldStage> stages; // Application Review … Offer
    std::vector<WorldQuestion> questions;
};

enum class FileKind
{
    Resume,
    CoverLetter
};

// How a file is made, not its bytes: files are generated when first asked for.
struct WorldFile
{
    qint64 id = 0;
    FileKind kind = FileKind::Resume;
    QString fileName; // lena-hartig.pdf
    QString recipe;   // pdf-one-column, pdf-two-columns-rows, docx, corpus:chromium-two-column.pdf, …
};

struct WorldCandidate
{
    qint64 id = 0;
    QString firstName;
    QString lastName;
    QString company;
    QString title;
    QString email;
    QString phone;
    QString city;
    QString link;
    QStringList tags;
};

struct WorldAnswer
{
    QString question;
    QString answer;
};

struct WorldApplication
{
    qint64 id = 0;
    qint64 candidateId = 0;
    qint64 requisitionId = 0;
    int stage = 0; // index into the requisition's stages
    QDateTime appliedAt;
    QDateTime stageEnteredAt;
    std::vector<WorldAnswer> answers;
    std::vector<WorldFile> files;
    QString language;      // of the documents: en, de, fr, es
    bool optedOut = false; // custom field "ai_review" says "No, by people only"
};

struct WorldRating
{
    QString attribute;
    QString rating; // definitely_not, no, mixed, yes, strong_yes
    QString note;
};

struct WorldScorecard
{
    qint64 id = 0;
    qint64 applicationId = 0;
    qint64 interviewerId = 0;
    QString interview; // Technical interview
    QString overall;   // strong_no, no, yes, strong_yes, no_decision; empty while not submitted
    QString takeaways;
    std::vector<WorldRating> ratings;
    QDateTime interviewedAt;
    QDateTime submittedAt; // invalid = placeholder, feedback still missing
};

struct WorldNote
{
    qint64 id = 0;
    qint64 applicationId = 0;
    qint64 candidateId = 0;
    qint64 userId = 0;
    QString body;
    QDateTime createdAt;
};

struct WorldOptions
{
    quint64 seed = 1;
    int applications = 240; // at least 240; up to 100 000
    QDateTime now;          // the newest application is minutes old
};

struct World
{
    std::vector<WorldUser> users;
    std::vector<WorldRequisition> requisitions;
    std::vector<WorldCandidate> candidates;
    std::vector<WorldApplication> applications;
    std::vector<WorldScorecard> scorecards;
    std::vector<WorldNote> notes;
};

// People.cpp: the whole world, without any file's bytes. 100 000 applications in a few seconds.
World makeWorld(const WorldOptions &options);

// Files.cpp: the bytes of one file, the same for the same seed, person and recipe. Safe to call from any thread.
// Needs a QGuiApplication (offscreen will do) for the PDF recipes.
QByteArray makeFile(const World &world, const WorldApplication &application, const WorldFile &file, quint64 seed);

} // namespace practice
