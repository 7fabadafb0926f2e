/// JSON as a tree of plain values, read and written in streams.
@NullMarked
package io.sandboxconsole.cli.json;

import org.jspecify.annotations.NullMarked;
