package io.sandboxconsole.violation.there;

import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.violation.back.Back;

/// Half of a cycle between two packages, and too curious about the simulator.
public record There(Back back, Reply reply) {}
