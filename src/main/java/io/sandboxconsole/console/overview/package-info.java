/// The Overview page: how many sandboxes of which kind there are, each number leading to its list.
@NullMarked
package io.sandboxconsole.console.overview;

import org.jspecify.annotations.NullMarked;
