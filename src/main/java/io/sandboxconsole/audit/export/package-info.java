/// Exports of the trail with proof material: JSON Lines, one header, rows, and what is signed about them.
@NamedInterface("export")
@NullMarked
package io.sandboxconsole.audit.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
