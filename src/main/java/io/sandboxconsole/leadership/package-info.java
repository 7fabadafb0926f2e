/// Which of several consoles on one database does what only one may do at a time: leases with fencing.
@ApplicationModule(allowedDependencies = {"diagnosis"})
@NullMarked
package io.sandboxconsole.leadership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
