package io.sandboxconsole.console;

import io.sandboxconsole.console.component.Words;

/// The names of the browser's tabs.
public final class Titles {

    private Titles() {}

    /// The title of the page that is known as `view`.
    public static String of(String view) {
        return Words.say("shell.title", view);
    }
}
