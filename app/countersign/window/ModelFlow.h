// The model's screen: what is set up, whether it answers, its key, another file. What is said of it is said nowhere
// else.
#pragma once

#include <QObject>

#include "app/countersign/Services.h"
#include "base/TaskScope.h"
#include "ui/Text.h"
#include "ui/model/ModelPane.h"

namespace app {

class ModelFlow : public QObject
{
    Q_OBJECT

public:
    ModelFlow(Services &services, ui::model::ModelPane &pane, QObject *parent = nullptr);

    void show();
    const QString &said() const { return m_said; }
    void useFile(const QString &file); // checked first; a file that cannot be used changes nothing

Q_SIGNALS:
    void providerChanged(); // other drafts may be made from now on

private:
    void test();
    void keepKey(const QString &key);
    void say(const QString &sentence, ui::widgets::Tone tone);

    Services &m_services;
    ui::model::ModelPane &m_pane;
    QString m_said; // the last answer, until something else happens
    ui::widgets::Tone m_tone = ui::widgets::Tone::Plain;
    base::TaskScope m_scope;
};

// What stands on the screen. machineFile: the machine's file holds.
ui::model::ModelView modelView(ModelDesk &models, bool machineFile);

} // namespace app
