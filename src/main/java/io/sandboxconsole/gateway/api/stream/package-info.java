/// The streams of server-sent events: changes of the fleet, progress of jobs, the trail.
@NullMarked
package io.sandboxconsole.gateway.api.stream;

import org.jspecify.annotations.NullMarked;
