// The way in: which system, with which rights, through the browser.
#pragma once

#include "ui/signin/SignInView.h"
#include "ui/widgets/HintBar.h"

class QLineEdit;

namespace ui::signin {

class ProfileRow;

class SignInPane final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit SignInPane(QWidget *parent = nullptr);

    void setSignIn(const SignInView &view);
    QString chosen() const { return m_chosen; }
    QList<widgets::Hint> hints() const;

    struct Keys
    {
        QAction *go, *cancel, *next, *previous, *import, *copy, *lookOnly;
    };
    const Keys &keys() const { return m_keys; }

Q_SIGNALS:
    void browserRequested(const QString &profileId);
    void cancelRequested();
    void importRequested(); // a profile file
    void copyRequested(const QString &address);
    void secretGiven(const QString &profileId, const QString &secret); // the field is emptied before this
    void passphraseGiven(const QString &passphrase);
    void lookOnlyRequested();
    void hintsChanged();

private:
    void makeKeys();
    void choose(const QString &id);
    void step(int by);
    void go();
    void showStep();
    void showProfile();

    SignInView m_view;
    QString m_chosen;
    Keys m_keys{};
    widgets::Label *m_heading;
    widgets::Prose *m_subtitle;
    widgets::Band *m_error;
    widgets::Card *m_list;
    std::vector<ProfileRow *> m_rows;
    QWidget *m_cards;
    widgets::WordCard *m_reads;
    widgets::WordCard *m_writes;
    QWidget *m_form;
    widgets::Label *m_formLabel;
    QLineEdit *m_field;
    QLineEdit *m_again;
    widgets::Prose *m_formHelp;
    widgets::Prose *m_address;
};

} // namespace ui::signin
