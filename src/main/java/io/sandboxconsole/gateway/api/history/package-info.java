/// The routes about the past of sandboxes: history, timeline, legal holds.
@NullMarked
package io.sandboxconsole.gateway.api.history;

import org.jspecify.annotations.NullMarked;
