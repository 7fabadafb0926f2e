/// What the adapters share to speak with an engine by HTTP: limits, redaction, and names for what goes wrong.
@NamedInterface("provider")
@NullMarked
package io.sandboxconsole.sandbox.provider.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
