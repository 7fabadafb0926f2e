/// Facets of a list: the values of a field with their numbers, to include or exclude.
@NullMarked
package io.sandboxconsole.console.facet;

import org.jspecify.annotations.NullMarked;
