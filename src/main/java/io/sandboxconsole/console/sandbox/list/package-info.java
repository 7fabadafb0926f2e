/// Lists sandboxes: grid, cards, columns, selection, paging, and the address that holds the state of the page.
@NullMarked
package io.sandboxconsole.console.sandbox.list;

import org.jspecify.annotations.NullMarked;
