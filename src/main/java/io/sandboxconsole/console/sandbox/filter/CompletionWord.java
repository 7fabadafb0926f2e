package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.Locale;

/// The term of a filter's text that the caret is in, and the part of it that is to be completed.
///
/// @param from where the term begins, behind its minus
/// @param to where the completed part ends
/// @param field the field, such as `state` or `label.purpose`, that the term names; empty before it names one
/// @param before the values in front of the completed one, each with its comma
/// @param partial what is typed of the field or the value, without quotes
/// @param asked whether suggestions were asked for, also without a text
record CompletionWord(
        String text, int caret, int from, int to, String field, String before, String partial, boolean asked) {

    CompletionWord(String text, int caret, boolean asked) {
        this(Scan.of(text, caret), text, caret, asked);
    }

    private CompletionWord(Scan scan, String text, int caret, boolean asked) {
        this(text, caret, scan.from, scan.to, scan.field, scan.before, scan.partial, asked);
    }

    /// The filter without the term; all sandboxes where the rest cannot be read.
    SandboxFilter rest() {
        int start = from > 0 && text.charAt(from - 1) == '-' ? from - 1 : from;
        int end = to;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        try {
            return SandboxFilter.parse(text.substring(0, start) + " " + text.substring(end));
        } catch (FilterSyntaxException _) {
            return SandboxFilter.EVERYTHING;
        }
    }

    /// The term as typed.
    String typed() {
        return text.substring(from, to);
    }

    /// Whether `candidate` contains what is typed, in any case.
    boolean fits(String candidate) {
        return candidate.toLowerCase(Locale.ROOT).contains(partial.toLowerCase(Locale.ROOT));
    }

    /// Looks for blanks, colons and commas outside of quotes.
    private static final class Scan {

        private int from;

        private int to;

        private String field = "";

        private String before = "";

        private String partial = "";

        static Scan of(String text, int caret) {
            var scan = new Scan();
            scan.from = afterLast(text, 0, caret, " ");
            if (scan.from < caret && text.charAt(scan.from) == '-') {
                scan.from++;
            }
            scan.read(text, caret);
            return scan;
        }

        private void read(String text, int caret) {
            String typed = text.substring(from, caret);
            String label = prefix(typed);
            int sign = first(text, from + label.length(), caret, ":=");
            if (sign < 0) {
                field = label.isEmpty() ? "" : FacetChoices.LABELS;
                partial = unquoted(typed.substring(label.length()));
                to = end(text, caret, " ");
                return;
            }
            String head = unquoted(text.substring(from + label.length(), sign));
            field = label.isEmpty() && FilterCompletion.isField(head)
                    ? head.toLowerCase(Locale.ROOT)
                    : FacetLabels.LABEL_PREFIX + head;
            int value = afterLast(text, sign + 1, caret, ",");
            before = text.substring(sign + 1, value);
            partial = unquoted(text.substring(value, caret));
            to = end(text, caret, " ,");
        }

        private static String prefix(String typed) {
            String lower = typed.toLowerCase(Locale.ROOT);
            if (lower.startsWith(FacetLabels.LABEL_PREFIX)) {
                return FacetLabels.LABEL_PREFIX;
            }
            return lower.startsWith("meta.") ? "meta." : "";
        }

        private static int afterLast(String text, int start, int end, String signs) {
            int after = start;
            boolean quoted = false;
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                quoted ^= c == '"';
                if (!quoted && isOne(c, signs)) {
                    after = i + 1;
                }
            }
            return after;
        }

        private static int first(String text, int start, int end, String signs) {
            boolean quoted = false;
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                quoted ^= c == '"';
                if (!quoted && isOne(c, signs)) {
                    return i;
                }
            }
            return -1;
        }

        /// The end of what the caret is in; without a closing quote, the caret.
        private static int end(String text, int caret, String signs) {
            int end = caret;
            while (end < text.length() && text.charAt(end) != '"' && !isOne(text.charAt(end), signs)) {
                end++;
            }
            return end < text.length() && text.charAt(end) == '"' ? end + 1 : end;
        }

        private static boolean isOne(char c, String signs) {
            return signs.indexOf(Character.isWhitespace(c) ? ' ' : c) >= 0;
        }

        private static String unquoted(String text) {
            return text.replace("\"", "");
        }
    }
}
