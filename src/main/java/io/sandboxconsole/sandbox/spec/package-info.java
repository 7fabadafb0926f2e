/// Describes a new sandbox and the rules that its parts must meet before an engine is asked.
@NamedInterface("spec")
@NullMarked
package io.sandboxconsole.sandbox.spec;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
