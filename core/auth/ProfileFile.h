// Connection profiles as JSON files: read strictly, because an administrator hands them out. // DESIGN 5
#pragma once

#include <QByteArray>

#include "base/Result.h"
#include "domain/ConnectionProfile.h"

namespace auth {

// {"name", "system", "kind": authorization_code | client_credentials | api_key | mcp, "api_url", "authorize_url",
//  "token_url", "introspect_url", "issuer", "client_id", "confidential": bool, "pkce": bool, "redirect_port",
//  "redirect_path": "/callback", "scopes": [text], "options": {text: text},
//  "objects": {"notes": both | read | write | none, "fields" | "tags" | "stages": both | read,
//              "scorecards" | "files": read | none},
//  "field_map": {"summary" | "screening" | "message" | "synthesis": {"to": "note", "visibility", "note_type"} |
//                {"to": "application_field", "field": key or id} | {"to": "nowhere"},
//                along with approved verdicts "score" | "rating" | "met": {"to": "application_field", "field"},
//                a rating with "bands": [{"at_least": 0 to 100, "option": name or id}], and
//                "tag": {"to": "tag", "tag": name}}}
// Invalid, subject = the field or, when it is not a JSON object at all, the file's name:
//   unknown kind or key, a secret inside (whatever its depth), a missing or broken address, http to another machine.
base::Result<domain::ConnectionProfile> readProfile(const QByteArray &json, const QString &fileName);
// NotFound when the file cannot be read (subject: its name).
base::Result<domain::ConnectionProfile> readProfileFile(const QString &path);
QByteArray profileJson(const domain::ConnectionProfile &profile); // reads back equal

} // namespace auth
