// Words in somebody's papers that speak to a machine: found so that no model reads them and the recruiter can. It sees
// through what is written apart, backwards, with digits or look-alike letters, shifted, or encoded. The boundary does
// not depend on it: claims are checked against the page whatever a model does. // SEC-33, SEC-36
#pragma once

#include <vector>

#include <QStringList>

namespace drafting {

// Which of the lines speak to a machine, ascending; an instruction broken over two or three lines takes them all.
std::vector<int> instructionLines(const QStringList &lines);

} // namespace drafting
