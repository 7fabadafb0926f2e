/// Simulates a Daytona server: its routes, listings that lag behind, audit log and a generated fleet.
@NullMarked
package io.sandboxconsole.simulator.daytona;

import org.jspecify.annotations.NullMarked;
