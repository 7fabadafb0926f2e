/// Names the teams, people and labels of generated fleets.
@NullMarked
package io.sandboxconsole.simulator.fleet;

import org.jspecify.annotations.NullMarked;
