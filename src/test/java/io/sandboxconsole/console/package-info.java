/// Tests of the web console; [ConsoleTest] signs a person in and opens the console without a browser.
@NullMarked
package io.sandboxconsole.console;

import org.jspecify.annotations.NullMarked;
