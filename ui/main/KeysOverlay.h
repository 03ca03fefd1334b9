// ?: every key that works on this screen. Any key closes it.
#pragma once

#include "ui/main/Actions.h"
#include "ui/main/Overlay.h"

namespace ui::main {

class KeysOverlay final : public Overlay
{
    Q_OBJECT

public:
    explicit KeysOverlay(QWidget *window);
    void showKeys(const std::vector<ActionGroup> &groups);

protected:
    QSize cardSize() const override { return m_size; }

private:
    QWidget *m_content = nullptr;
    QSize m_size;
};

} // namespace ui::main
