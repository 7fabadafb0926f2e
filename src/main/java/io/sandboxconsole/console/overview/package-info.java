/// The Overview page: counts of sandboxes by several criteria, each number linked to its list.
@NullMarked
package io.sandboxconsole.console.overview;

import org.jspecify.annotations.NullMarked;
