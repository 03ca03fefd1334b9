// A practice ATS with so many applications, and the data folder of one recruiter who reads it. Lives as long as what is
// measured on it; nothing is kept after the run.
#pragma once

#include <memory>

#include <QDir>
#include <QTemporaryDir>

#include "app/countersign/window/Workbench.h"
#include "practice/PracticeProcess.h"

namespace bench {

// What the windows of all measurements have in common: nothing is sent while one measures.
app::WorkbenchOptions windowOptions(const QString &dataFolder);

class Company
{
public:
    // work: where its folder is made. more: further words for countersign-practice.
    Company(int applications, const QDir &work,
            QStringList more = {QStringLiteral("--rate-limit"), QStringLiteral("1000000")});
    ~Company();

    // The window, shown, with its store open. Throws Failed.
    std::unique_ptr<app::Workbench> openWindow();
    void signIn(app::Workbench &window);         // by the Enter key, until the desk shows
    void readEverything(app::Workbench &window); // the whole first reading is in the store and in the queue
    double fill();                               // all of that, and the window closed again; seconds

    QString dataFolder() const { return m_home.filePath(QStringLiteral("data")); }
    practice_testing::PracticeProcess &practice() { return *m_practice; }

private:
    QTemporaryDir m_home;
    QString m_profile;
    std::unique_ptr<practice_testing::PracticeProcess> m_practice;
};

} // namespace bench
