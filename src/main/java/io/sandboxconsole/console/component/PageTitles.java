package io.sandboxconsole.console.component;

/// The names of the browser's tabs.
public final class PageTitles {

    private PageTitles() {}

    /// The title of the page that is known as `view`.
    public static String of(String view) {
        return Texts.text("shell.title", view);
    }
}
