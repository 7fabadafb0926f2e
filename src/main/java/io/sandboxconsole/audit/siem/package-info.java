/// Rows of the trail as events of the Open Cybersecurity Schema Framework (OCSF), for log collectors and SIEM systems.
@NullMarked
package io.sandboxconsole.audit.siem;

import org.jspecify.annotations.NullMarked;
