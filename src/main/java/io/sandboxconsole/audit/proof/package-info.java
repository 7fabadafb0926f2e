/// What proves a row: Merkle trees, signed statements in their envelopes, and the keys that sign them.
@NamedInterface("proof")
@NullMarked
package io.sandboxconsole.audit.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
