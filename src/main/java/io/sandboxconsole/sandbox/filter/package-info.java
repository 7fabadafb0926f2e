/// Parses, prints and applies the filter language of `docs/filter.md`, and stores saved filters.
@NamedInterface("filter")
@NullMarked
package io.sandboxconsole.sandbox.filter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
