#include "ui/model/ModelPane.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui::model {

namespace {

constexpr int PageWidth = 860;

} // namespace

ModelPane::ModelPane(QWidget *parent)
    : Panel(widgets::Ground::Ground, {}, parent), m_heading(new widgets::Label(theme::Type::Head, widgets::Ink::Ink)),
      m_subtitle(new widgets::Prose), m_notice(new widgets::Band), m_form(new QWidget), m_field(new QLineEdit),
      m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("modelPane"));
    setAccessibleName(tr("Model"));
    setFocusPolicy(Qt::StrongFocus);
    makeKeys();
    m_field->setObjectName(QStringLiteral("modelKeyField"));
    m_field->setAccessibleName(tr("Key of the provider"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setFixedHeight(36);
    m_field->setTextMargins(8, 0, 8, 0);
    m_field->setMaximumWidth(460);
    m_field->setContextMenuPolicy(Qt::NoContextMenu);
    auto *help = new widgets::Prose;
    help->setWords(tr("Kept sealed on this computer and never shown again. Empty removes it."), widgets::Ink::Ink3);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 20, 0, 0);
    form->setSpacing(8);
    form->addWidget(m_field);
    form->addWidget(help);
    m_form->hide();
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(16);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    auto *keys = new QHBoxLayout;
    keys->setSpacing(14);
    keys->addWidget(new widgets::KeyButton(m_keys.test, widgets::ButtonKind::Primary));
    for (QAction *action : {m_keys.setKey, m_keys.keepKey, m_keys.cancelKey, m_keys.chooseFile})
        keys->addWidget(new widgets::KeyButton(action));
    keys->addStretch();

    auto *column = widgets::centredColumn(this, PageWidth);
    column->addWidget(m_heading);
    column->addSpacing(4);
    column->addWidget(m_subtitle);
    column->addSpacing(26);
    m_notice->setOuter({0, 0, 0, 16});
    column->addWidget(m_notice);
    column->addLayout(m_grid);
    column->addWidget(m_form);
    column->addSpacing(24);
    column->addLayout(keys);
    column->addStretch();
    showKeys();
}

void ModelPane::makeKeys()
{
    const auto key = [this](const char *name, const QList<QKeySequence> &keys, const QString &words, auto &&does) {
        QAction *action = widgets::keyAction(this, QString::fromLatin1(name), keys, words);
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    m_keys.test = key("testModel", {Qt::Key_T}, tr("test this connection"), [this] { Q_EMIT testRequested(); });
    m_keys.setKey = key("setModelKey", {Qt::Key_P}, tr("give its key"), [this] { openField(); });
    m_keys.keepKey = key("keepModelKey", {Qt::Key_Return, Qt::Key_Enter}, tr("keep it"), [this] {
        const QString typed = m_field->text().trimmed();
        closeField();
        Q_EMIT keyGiven(typed);
    });
    m_keys.cancelKey = key("cancelModelKey", {Qt::Key_Escape}, tr("leave it"), [this] { closeField(); });
    m_keys.chooseFile =
        key("chooseProvider", {Qt::Key_F}, tr("use a provider file"), [this] { Q_EMIT fileRequested(); });
}

QList<widgets::Hint> ModelPane::hints() const
{
    QList<widgets::Hint> hints;
    for (QAction *action : {m_keys.test, m_keys.setKey, m_keys.keepKey, m_keys.cancelKey, m_keys.chooseFile})
        if (action->isEnabled())
            hints.append(widgets::hintFor(action));
    return hints;
}

bool ModelPane::isTyping() const
{
    return !m_form->isHidden();
}

void ModelPane::setModel(const ModelView &view)
{
    m_view = view;
    m_heading->setWords(view.heading);
    m_subtitle->setWords(view.subtitle, widgets::Ink::Ink2);
    m_notice->setWords(view.notice, view.tone);
    while (m_cards.size() < view.cards.size()) {
        const int index = int(m_cards.size());
        m_cards.push_back(new widgets::WordCard(this));
        m_grid->addWidget(m_cards.back(), index / 2, index % 2);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < view.cards.size());
        if (i < view.cards.size())
            m_cards[i]->setCard(view.cards[i].title, view.cards[i].words);
    }
    if (!view.takesKey)
        closeField();
    showKeys();
}

void ModelPane::openField()
{
    m_form->show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    showKeys();
}

void ModelPane::closeField()
{
    if (m_form->isHidden())
        return;
    m_field->clear(); // a secret stays no longer than it is needed
    m_form->hide();
    setFocus(Qt::OtherFocusReason);
    showKeys();
}

void ModelPane::showKeys()
{
    const auto offer = [this](QAction *action, bool wanted) {
        action->setEnabled(wanted);
        if (auto *button = findChild<QWidget *>(action->objectName() + QStringLiteral("Button")))
            button->setVisible(wanted);
    };
    const bool typing = isTyping();
    offer(m_keys.test, m_view.hasProvider && !typing);
    offer(m_keys.setKey, m_view.takesKey && !typing);
    offer(m_keys.keepKey, typing);
    offer(m_keys.cancelKey, typing);
    offer(m_keys.chooseFile, !m_view.fileIsFixed && !typing);
    Q_EMIT hintsChanged();
}

} // namespace ui::model
