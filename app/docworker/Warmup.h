// Does before the document comes what every document needs: fonts found, Qt PDF's library started.
#pragma once

namespace docworker {

void warmUp();

} // namespace docworker
