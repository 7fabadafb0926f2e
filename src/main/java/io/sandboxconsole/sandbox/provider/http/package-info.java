/// Shared HTTP client parts of the adapters: limits, redaction, and the translation of failures.
@NamedInterface("provider")
@NullMarked
package io.sandboxconsole.sandbox.provider.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
