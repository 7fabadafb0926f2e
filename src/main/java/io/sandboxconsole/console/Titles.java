package io.sandboxconsole.console;

/// The names of the browser's tabs.
public final class Titles {

    private Titles() {}

    /// The title of the page that is known as `view`.
    public static String of(String view) {
        return view + " · Sandbox Console";
    }
}
