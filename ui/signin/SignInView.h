// What the sign-in pane shows, as plain values.
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

namespace ui::signin {

enum class Step
{
    Choose,        // pick a profile
    Secret,        // the client secret of a confidential profile, asked once
    Waiting,       // the browser is open
    NewPassphrase, // no keychain: a passphrase will wrap the store key
    Passphrase,    // the store is wrapped by one
};

struct ProfileView
{
    QString id;
    QString name;         // "Greenhouse · Hagedorn GmbH"
    QString host;         // where the browser will go
    QString reads;        // "Requisitions, applications, documents, notes, scorecards."
    QString writes;       // "Notes and application fields, only after you approve each one."
    QString writtenAs;    // "as you" or "as Talent Desk (key of the company)"
    QString missing = {}; // what this system cannot do; empty for nothing
};

struct SignInView
{
    Step step = Step::Choose;
    std::vector<ProfileView> profiles;
    QString chosen;       // id
    QString address = {}; // Waiting: to be opened by hand if no browser came up
    QString error = {};   // one sentence: what happened, what to do
    QString notice = {};  // "No keychain can be used …" : look only
    bool lookOnlyOffered = false;
};

} // namespace ui::signin
