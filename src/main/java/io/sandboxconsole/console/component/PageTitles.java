package io.sandboxconsole.console.component;

/// Builds the titles of the browser's tabs.
public final class PageTitles {

    private PageTitles() {}

    /// The title of the page named `view`.
    public static String of(String view) {
        return Texts.text("shell.title", view);
    }
}
