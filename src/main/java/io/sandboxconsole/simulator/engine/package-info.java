/// Holds the parts that both simulated engines share: requests, replies, routes, faults, simulated time and settings.
@NullMarked
package io.sandboxconsole.simulator.engine;

import org.jspecify.annotations.NullMarked;
