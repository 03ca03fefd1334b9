// One walk through the product in one sign-in mode: from an empty folder to what stands in the ATS.
#pragma once

#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QTemporaryDir>

#include "app/countersign/window/Workbench.h"
#include "domain/JobFamily.h"
#include "practice/PracticeProcess.h"
#include "tour/Network.h"
#include "tour/Robot.h"

namespace tour {

struct TourOptions
{
    QString mode; // public, documented
    QDir out;
    int applications = 240;
    int cases = 16; // to work through
};

class Tour
{
public:
    explicit Tour(TourOptions options);
    ~Tour();

    // Throws Lost. Returns the report; "ok" says whether every promise held.
    nlohmann::json walk();

private:
    void startApp();
    void mapValues(const QString &profileFile);
    void signIn();
    void lookAround();
    void approveCriteriaIfAsked();
    void workThrough();
    void workCase(int index);
    void propose(Qt::Key key);
    void readPassages();
    void approveBoth();
    void makeConflict();
    void specialCases();
    // TourModels.cpp
    void askModels();
    void openDraftable();
    void untilDraftedBy(const QString &engine);
    bool isDraftedBy(const QString &engine);
    void measureReadiness();
    void tryCriteria();
    // TourSession.cpp
    void workSession();
    void setUpModel();
    void writeMessages();
    void tryPrompts();
    void showByCode(const app::PreparedCase &prepared);
    void showDark();
    void release();
    void untilNothingIsUnderWay();
    void writeOver();
    void askTheAts();
    void lookAgain();
    void editAtTheAts(const domain::ApplicationId &application, nlohmann::json change);
    void compareElsewhere();

    app::CaseFlow &caseFlow() { return *m_bench->caseFlow(); }
    ui::main::MainWindow &window() { return m_bench->window(); }
    const ui::review::ReviewView &view() { return window().review().review(); }
    bool saved(ui::review::Section section);
    std::vector<writeback::Item> items();

    TourOptions m_options;
    QTemporaryDir m_home;
    Network m_network;
    std::unique_ptr<practice_testing::PracticeProcess> m_practice;
    std::unique_ptr<app::Workbench> m_bench;
    std::unique_ptr<Robot> m_robot;
    QElapsedTimer m_clock;
    std::map<std::string, double> m_seconds;
    nlohmann::json m_report;
    int m_approved = 0, m_edited = 0, m_rejected = 0, m_deferred = 0, m_undone = 0, m_byHand = 0;
    bool m_conflictMade = false;
    int m_conflicts = 0; // that were held
    int m_worked = 0;
    int m_moved = 0; // proposals approved
    int m_driftsShown = 0;
    QString m_packet;
};

} // namespace tour
