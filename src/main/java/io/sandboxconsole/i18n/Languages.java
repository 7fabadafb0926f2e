package io.sandboxconsole.i18n;

import java.util.List;
import java.util.Locale;

/// The languages of the console, the first by default.
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private Languages() {}
}
