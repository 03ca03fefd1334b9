// The approved words as they may stand in a target: what is changed is changed where the recruiter can see it, before
// approval (SEC-53), and encoding twice changes nothing more. Pure. // SEC-51
//
//   line ends            CR LF, CR and Unicode's line and paragraph separators become LF
//   control characters   dropped, and so are bidi marks, invisible spaces and lone surrogates; TAB inside stays
//   = + - @ TAB first    (full-width forms too) an apostrophe is put in front, as spreadsheets read it: '=1+1
//   @name in a note      a blank is put after the sign, so that nobody is notified: @ name; mail addresses stay
//   {{TOKEN}}            the braces are parted, so that no merge field is filled in: { {TOKEN} }
//   a single line        line ends become "; "
//   HTML                 & < > " ' are escaped, line ends become <br>: nothing becomes an element
//   Markdown             \\ ` * _ [ ] ( ) # + - . ! | > < are escaped, line ends kept as hard ones
#pragma once

#include <QString>

#include "ats/Writer.h"

namespace ats {

// Encoding for HTML and Markdown is the last step and not repeatable; the steps before it are.
QString textForTarget(const QString &content, const Target &target);

// Is what the system shows in the field what was approved? Numbers are compared as numbers, choices as sets.
bool isShownAs(const QString &shown, const QString &content, const Target &target);

} // namespace ats
