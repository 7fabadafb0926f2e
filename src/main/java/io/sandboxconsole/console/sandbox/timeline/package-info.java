/// The past of one sandbox in words: the merged list of its events, its fields, and the causes of ends.
@NullMarked
package io.sandboxconsole.console.sandbox.timeline;

import org.jspecify.annotations.NullMarked;
