/// Benchmarks, run by `./mvnw -Pbench verify`.
@NullMarked
package io.sandboxconsole.bench;

import org.jspecify.annotations.NullMarked;
