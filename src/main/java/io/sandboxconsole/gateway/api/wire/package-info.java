/// The requests and answers of `/api` as records, which its clients share: they need no more than the JDK and
/// Jackson's annotations.
@NamedInterface("api")
@NullMarked
package io.sandboxconsole.gateway.api.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
