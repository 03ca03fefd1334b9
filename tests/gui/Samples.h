// Realistic view data: every person and company is invented.
#pragma once

#include <QImage>

#include "ui/main/MainWindow.h"

namespace samples {

ui::main::TopView caseTop();
ui::main::TopView deskTop();
ui::main::TopView outboxTop();
ui::main::TopView criteriaTop();
ui::main::StatusView status();
ui::model::ModelView model();
ui::desk::DeskView desk();
std::vector<ui::queue::QueueRow> queueRows();         // a session, in groups
std::vector<ui::queue::QueueRow> manyRows(int count); // flat
ui::review::ReviewView review();
ui::outbox::OutboxView outbox();
ui::criteria::CriteriaView criteria();
ui::signin::SignInView signIn(ui::signin::Step step);

// A résumé of two pages: drawn, with the boxes of its passages.
struct Paper
{
    ui::evidence::DocumentView view;
    std::vector<QImage> pages;
};
Paper resume(double scale);
ui::evidence::DocumentView answers();

} // namespace samples
