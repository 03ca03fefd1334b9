// What every window test needs.
#pragma once

#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>

class QWidget;

namespace support {

void startGui();                      // once per test program: house style, light
void showActive(QWidget &widget);     // shown, active and focused, or the test fails
QStringList cutLabels(QWidget &root); // labels and text fields whose text does not fit, by object path and words
bool sameColour(const QColor &a, const QColor &b);

} // namespace support
