/// Tests of the browser door; [ConsoleTest] signs somebody in and opens a browser without a browser.
@NullMarked
package io.sandboxconsole.console;

import org.jspecify.annotations.NullMarked;
