/// Edits the filter of the list: text, chips, facets and saved filters.
@NullMarked
package io.sandboxconsole.console.sandbox.filter;

import org.jspecify.annotations.NullMarked;
