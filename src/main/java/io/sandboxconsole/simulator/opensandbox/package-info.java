/// Simulates an OpenSandbox server: its routes, rules, states and a generated fleet.
@NamedInterface("opensandbox")
@NullMarked
package io.sandboxconsole.simulator.opensandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
