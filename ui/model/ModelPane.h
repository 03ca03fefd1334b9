// The model that drafts, for whoever answers for it: where it is, what is agreed, what may leave, and whether it
// answers.
#pragma once

#include <vector>

#include "ui/widgets/HintBar.h"
#include "ui/widgets/Panel.h"

class QGridLayout;
class QLineEdit;

namespace ui::model {

struct FactCard
{
    QString title;
    QString words;
};

struct ModelView
{
    QString heading;  // "Drafts by house-model" or "Drafts without a model"
    QString subtitle; // one or two sentences
    QString notice = {};
    widgets::Tone tone = widgets::Tone::Brick;
    std::vector<FactCard> cards = {};
    bool hasProvider = false;
    bool takesKey = false;
    bool fileIsFixed = false; // the machine's file holds; no other can be chosen here
};

class ModelPane final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit ModelPane(QWidget *parent = nullptr);

    void setModel(const ModelView &view);
    QList<widgets::Hint> hints() const;

    struct Keys
    {
        QAction *test, *setKey, *keepKey, *cancelKey, *chooseFile;
    };
    const Keys &keys() const { return m_keys; }
    bool isTyping() const; // the key's field is open

Q_SIGNALS:
    void testRequested();
    void keyGiven(const QString &key); // empty: removes it
    void fileRequested();
    void hintsChanged();

private:
    void makeKeys();
    void openField();
    void closeField();
    void showKeys();

    ModelView m_view;
    Keys m_keys{};
    widgets::Label *m_heading;
    widgets::Prose *m_subtitle;
    widgets::Band *m_notice;
    QWidget *m_form;
    QLineEdit *m_field;
    QGridLayout *m_grid;
    std::vector<widgets::WordCard *> m_cards;
};

} // namespace ui::model
