/// Locks: what protects a sandbox, or all of a creator or with a label, from every act of the console that ends it.
@NamedInterface("lock")
@NullMarked
package io.sandboxconsole.sandbox.lock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
