/// Commands that do in a terminal what a screen does or shows: one definition each, shown as a call of the command
/// line and as calls by curl.
@NullMarked
package io.sandboxconsole.console.command;

import org.jspecify.annotations.NullMarked;
