package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.terminal.HarmlessText;

/// Cells of CSV after RFC 4180, none of which a spreadsheet takes for a formula.
final class Csv {

    /// The characters that spreadsheets take for the beginning of a formula, in either width.
    private static final String FORMULA = "=+-@＝＋－＠";

    private Csv() {}

    static String cell(String text) {
        String harmless = HarmlessText.of(text);
        if (!harmless.isEmpty() && FORMULA.indexOf(harmless.charAt(0)) >= 0) {
            harmless = "'" + harmless;
        }
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\'' || c == ';');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
