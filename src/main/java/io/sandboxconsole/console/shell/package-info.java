/// The frame of every page: main layout, navigation, command palette, themes and the access check of views.
@NullMarked
package io.sandboxconsole.console.shell;

import org.jspecify.annotations.NullMarked;
