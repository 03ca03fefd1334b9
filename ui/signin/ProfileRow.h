// One connection profile: its name and where the browser will go.
#pragma once

#include <QLabel>

#include "ui/signin/SignInView.h"

namespace ui::signin {

enum class Chosen
{
    No,
    Yes
};

class ProfileRow final : public QLabel
{
    Q_OBJECT

public:
    explicit ProfileRow(QWidget *parent);
    void setProfile(const ProfileView &profile, int place);
    void setChosen(Chosen chosen);
    QSize sizeHint() const override { return {400, 56}; }

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    ProfileView m_profile;
    int m_place = 0;
    Chosen m_chosen = Chosen::No;
};

} // namespace ui::signin
