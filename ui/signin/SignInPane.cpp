#include "ui/signin/SignInPane.h"

#include "ui/signin/ProfileRow.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui::signin {

namespace {

constexpr int PageWidth = 720;

bool asksWords(Step step)
{
    return step == Step::Secret || step == Step::NewPassphrase || step == Step::Passphrase;
}

QLineEdit *passwordField(const QString &objectName, const QString &name)
{
    auto *field = new QLineEdit;
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setEchoMode(QLineEdit::Password);
    field->setFixedHeight(36);
    field->setTextMargins(8, 0, 8, 0);
    field->setMaximumWidth(400);
    field->setContextMenuPolicy(Qt::NoContextMenu);
    return field;
}

} // namespace

SignInPane::SignInPane(QWidget *parent)
    : Panel(widgets::Ground::Ground, {}, parent), m_heading(new widgets::Label(theme::Type::Head, widgets::Ink::Ink)),
      m_subtitle(new widgets::Prose), m_error(new widgets::Band), m_list(new widgets::Card), m_cards(new QWidget),
      m_reads(new widgets::WordCard), m_writes(new widgets::WordCard), m_form(new QWidget),
      m_formLabel(new widgets::Label(theme::Type::Section, widgets::Ink::Ink)),
      m_field(passwordField(QStringLiteral("secretField"), tr("Secret"))),
      m_again(passwordField(QStringLiteral("secretAgain"), tr("The same passphrase again"))),
      m_formHelp(new widgets::Prose), m_address(new widgets::Prose)
{
    setObjectName(QStringLiteral("signInPane"));
    setAccessibleName(tr("Sign in"));
    setFocusPolicy(Qt::StrongFocus);
    makeKeys();

    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    auto *cards = new QHBoxLayout(m_cards);
    cards->setContentsMargins(0, 16, 0, 0);
    cards->setSpacing(16);
    cards->addWidget(m_reads, 1);
    cards->addWidget(m_writes, 1);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 24, 0, 0);
    form->setSpacing(8);
    form->addWidget(m_formLabel);
    form->addWidget(m_field);
    form->addWidget(m_again);
    form->addWidget(m_formHelp);
    m_again->setPlaceholderText(tr("once more"));
    m_address->setContentsMargins(0, 16, 0, 0);
    auto *keys = new QHBoxLayout;
    keys->setSpacing(14);
    keys->addWidget(new widgets::KeyButton(m_keys.go, widgets::ButtonKind::Primary));
    for (QAction *action : {m_keys.cancel, m_keys.copy, m_keys.import, m_keys.lookOnly})
        keys->addWidget(new widgets::KeyButton(action));
    keys->addStretch();

    auto *column = widgets::centredColumn(this, PageWidth);
    column->addWidget(m_heading);
    column->addSpacing(4);
    column->addWidget(m_subtitle);
    column->addSpacing(24);
    m_error->setOuter({0, 0, 0, 16});
    column->addWidget(m_error);
    column->addWidget(m_list);
    column->addWidget(m_cards);
    column->addWidget(m_form);
    column->addWidget(m_address);
    column->addSpacing(24);
    column->addLayout(keys);
    column->addStretch();
    connect(m_field, &QLineEdit::textChanged, this, &SignInPane::showStep);
    connect(m_again, &QLineEdit::textChanged, this, &SignInPane::showStep);
    showStep();
}

void SignInPane::makeKeys()
{
    const auto key = [this](const char *name, const QList<QKeySequence> &keys, const QString &words, auto &&does) {
        QAction *action = widgets::keyAction(this, QString::fromLatin1(name), keys, words);
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    m_keys.go = key("go", {Qt::Key_Return, Qt::Key_Enter}, tr("open the browser"), [this] { go(); });
    m_keys.cancel = key("cancelSignIn", {Qt::Key_Escape}, tr("cancel"), [this] {
        m_field->clear();
        m_again->clear();
        Q_EMIT cancelRequested();
    });
    m_keys.next = key("nextProfile", {Qt::Key_J, Qt::Key_Down}, tr("next system"), [this] { step(1); });
    m_keys.previous = key("previousProfile", {Qt::Key_K, Qt::Key_Up}, tr("previous system"), [this] { step(-1); });
    m_keys.import = key("importProfile", {Qt::Key_I}, tr("import a profile"), [this] { Q_EMIT importRequested(); });
    m_keys.copy =
        key("copyAddress", {Qt::Key_C}, tr("copy the address"), [this] { Q_EMIT copyRequested(m_view.address); });
    m_keys.lookOnly =
        key("lookOnly", {QKeySequence(Qt::CTRL | Qt::Key_L)}, tr("look only"), [this] { Q_EMIT lookOnlyRequested(); });
}

QList<widgets::Hint> SignInPane::hints() const
{
    using widgets::hintFor;
    QList<widgets::Hint> hints;
    for (QAction *action : {m_keys.go, m_keys.cancel, m_keys.import})
        hints.append(hintFor(action));
    hints.append(hintFor({m_keys.next, m_keys.previous}, tr("system")));
    hints.removeIf([](const widgets::Hint &hint) { return hint.action && !hint.action->isEnabled(); });
    return hints;
}

void SignInPane::setSignIn(const SignInView &view)
{
    const bool otherStep = view.step != m_view.step;
    m_view = view;
    m_error->setWords(view.error.isEmpty() ? view.notice : view.error);
    while (m_rows.size() < view.profiles.size()) {
        auto *row = new ProfileRow(m_list);
        const std::size_t index = m_rows.size();
        connect(row, &ProfileRow::pressed, this, [this, index] {
            if (m_view.step == Step::Choose && index < m_view.profiles.size())
                choose(m_view.profiles[index].id);
        });
        m_rows.push_back(row);
        m_list->layout()->addWidget(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < view.profiles.size());
        if (i < view.profiles.size())
            m_rows[i]->setProfile(view.profiles[i], int(i));
    }
    if (otherStep) {
        m_field->clear();
        m_again->clear();
    }
    choose(!view.chosen.isEmpty() ? view.chosen : view.profiles.empty() ? QString() : view.profiles.front().id);
    showStep();
    if (otherStep && asksWords(view.step))
        m_field->setFocus(Qt::OtherFocusReason);
    else if (otherStep)
        setFocus(Qt::OtherFocusReason);
}

void SignInPane::choose(const QString &id)
{
    m_chosen = id;
    for (std::size_t i = 0; i < m_view.profiles.size(); ++i)
        m_rows[i]->setChosen(m_view.profiles[i].id == id ? Chosen::Yes : Chosen::No);
    showProfile();
}

void SignInPane::step(int by)
{
    for (std::size_t i = 0; i < m_view.profiles.size(); ++i) {
        if (m_view.profiles[i].id != m_chosen)
            continue;
        const int at = int(i) + by;
        if (at >= 0 && at < int(m_view.profiles.size()))
            choose(m_view.profiles[std::size_t(at)].id);
        return;
    }
}

void SignInPane::showProfile()
{
    const auto found = std::find_if(m_view.profiles.begin(), m_view.profiles.end(),
                                    [this](const ProfileView &profile) { return profile.id == m_chosen; });
    const bool known = found != m_view.profiles.end();
    if (known) {
        m_reads->setCard(tr("What it may read"), found->reads);
        QString writes = found->writes;
        if (!found->writtenAs.isEmpty())
            writes += QLatin1Char(' ') + tr("Written %1.").arg(found->writtenAs);
        if (!found->missing.isEmpty())
            writes += QLatin1Char(' ') + found->missing;
        m_writes->setCard(tr("What it will write"), writes);
    }
    m_cards->setVisible(known && (m_view.step == Step::Choose || m_view.step == Step::Secret));
}

void SignInPane::showStep()
{
    const Step step = m_view.step;
    const bool choosing = step == Step::Choose;
    const bool locked = step == Step::NewPassphrase || step == Step::Passphrase;
    m_list->setVisible(!locked && !m_view.profiles.empty());
    m_form->setVisible(asksWords(step));
    m_form->layout()->setContentsMargins(0, locked ? 0 : 24, 0, 0);
    m_again->setVisible(step == Step::NewPassphrase);
    m_address->setVisible(step == Step::Waiting && !m_view.address.isEmpty());
    switch (step) {
    case Step::Choose:
        m_heading->setWords(tr("Sign in"));
        m_subtitle->setWords(
            m_view.profiles.empty()
                ? tr("No connection profile is known yet. Import the file that your administrator gave you.")
                : tr("With your own account, in your browser. Nothing is written before you approve it."),
            widgets::Ink::Ink2);
        m_keys.go->setText(tr("open the browser"));
        break;
    case Step::Secret:
        m_heading->setWords(tr("Sign in"));
        m_subtitle->setWords(tr("This system asks for a client secret, once. It is kept sealed on this computer."),
                             widgets::Ink::Ink2);
        m_formLabel->setWords(tr("Client secret"));
        m_formHelp->setWords(tr("Your administrator has it. It is never part of a profile file."), widgets::Ink::Ink3);
        m_keys.go->setText(tr("keep it and open the browser"));
        break;
    case Step::Waiting:
        m_heading->setWords(tr("Your browser is open"));
        m_subtitle->setWords(tr("Sign in there; this window goes on by itself."), widgets::Ink::Ink2);
        // Everything after the question mark is for the two systems; C copies the whole.
        m_address->setSpans(
            {{tr("Nothing opened? Copy the address and open it yourself: "), widgets::Ink::Ink3},
             {m_view.address.section(QLatin1Char('?'), 0, 0) + QStringLiteral("?…"), widgets::Ink::Ink2}});
        m_keys.go->setText(tr("open it again"));
        break;
    case Step::NewPassphrase:
        m_heading->setWords(tr("Choose a passphrase"));
        m_subtitle->setWords(
            tr("This computer has no keychain that can be used. A passphrase keeps what is stored here "
               "sealed; it is asked for at every start and cannot be recovered."),
            widgets::Ink::Ink2);
        m_formLabel->setWords(tr("Passphrase"));
        m_formHelp->setWords(m_field->text() != m_again->text() && !m_again->text().isEmpty()
                                 ? tr("The two are not the same yet.")
                                 : tr("At least 12 characters; several words are easier to remember."),
                             widgets::Ink::Ink3);
        m_keys.go->setText(tr("seal with it"));
        break;
    case Step::Passphrase:
        m_heading->setWords(tr("Open your store"));
        m_subtitle->setWords(tr("Without a keychain, your passphrase opens what is stored here."), widgets::Ink::Ink2);
        m_formLabel->setWords(tr("Passphrase"));
        m_formHelp->setWords({}, widgets::Ink::Ink3);
        m_keys.go->setText(tr("open"));
        break;
    }
    const bool given = step == Step::NewPassphrase ? m_field->text().size() >= 12 && m_field->text() == m_again->text()
                                                   : !m_field->text().isEmpty();
    m_keys.go->setEnabled(asksWords(step) ? given : !m_chosen.isEmpty());
    const auto offer = [this](QAction *action, bool wanted) {
        action->setEnabled(wanted);
        if (auto *button = findChild<QWidget *>(action->objectName() + QStringLiteral("Button")))
            button->setVisible(wanted);
    };
    offer(m_keys.cancel, step == Step::Waiting || step == Step::Secret);
    offer(m_keys.copy, step == Step::Waiting);
    offer(m_keys.import, choosing);
    offer(m_keys.lookOnly, locked && m_view.lookOnlyOffered);
    m_keys.next->setEnabled(choosing && m_view.profiles.size() > 1);
    m_keys.previous->setEnabled(m_keys.next->isEnabled());
    showProfile();
    Q_EMIT hintsChanged();
}

void SignInPane::go()
{
    const QString words = m_field->text();
    switch (m_view.step) {
    case Step::Choose:
    case Step::Waiting:
        Q_EMIT browserRequested(m_chosen);
        return;
    case Step::Secret:
        m_field->clear();
        Q_EMIT secretGiven(m_chosen, words);
        return;
    case Step::NewPassphrase:
    case Step::Passphrase:
        m_field->clear();
        m_again->clear();
        Q_EMIT passphraseGiven(words);
        return;
    }
}

} // namespace ui::signin
