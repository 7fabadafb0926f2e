package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.sandbox.filter.FilterScanner.Piece;
import java.util.Optional;
import java.util.Set;

/// A filter that a person has probably meant: `label.run-id=4907` for `run-id=4907` and for `run-id:4907`, and
/// `state:paused` for `state=paused` and for `sate:paused`.
///
/// Which metadata keys exist is told by the caller. The grammar itself does not depend on the fleet, and a key that is
/// called like a field never takes its place.
///
/// @param field the first word that was taken for a field, or for no field, by mistake
/// @param term the corrected term with it
/// @param text the whole corrected filter
public record FilterCorrection(String field, String term, String text) {

    /// Corrects `text`, a filter or not, with these metadata keys; empty if there is nothing to correct.
    public static Optional<FilterCorrection> of(String text, Set<String> keys) {
        try {
            return new Corrector(text, keys).correct().filter(correction -> {
                SandboxFilter.parse(correction.text());
                return true;
            });
        } catch (FilterSyntaxException _) {
            // Another mistake remains, or the value is none for the field.
            return Optional.empty();
        }
    }

    private static final class Corrector {

        private final String text;

        private final FilterScanner scanner;

        private final Set<String> keys;

        Corrector(String text, Set<String> keys) {
            this.text = text;
            this.scanner = new FilterScanner(text);
            this.keys = keys;
        }

        Optional<FilterCorrection> correct() {
            Optional<FilterCorrection> first = Optional.empty();
            var corrected = new StringBuilder();
            for (scanner.skipBlanks(); !scanner.atEnd(); scanner.skipBlanks()) {
                corrected.append(corrected.isEmpty() ? "" : " ").append(scanner.accept('-') ? "-" : "");
                int start = scanner.position();
                Optional<FilterCorrection> term = term();
                first = first.or(() -> term);
                corrected.append(term.map(FilterCorrection::term).orElseGet(() -> scanner.since(start)));
            }
            return first.map(found -> new FilterCorrection(found.field(), found.term(), corrected.toString()));
        }

        /// Reads one term; its text is left open.
        private Optional<FilterCorrection> term() {
            Piece head = scanner.read(":=");
            String word = head.value().text();
            if (!scanner.atBlank()) {
                char sign = scanner.next();
                int start = scanner.position();
                scanner.read("");
                return meant(word, sign, scanner.since(start));
            }
            // The canonical text of `run-id=4907` is in quotes.
            int sign = word.indexOf('=');
            return head.quoted() && head.value().isLiteral() && sign > 0
                    ? meant(word.substring(0, sign), '=', FilterValue.written(word.substring(sign + 1), ":"))
                    : Optional.empty();
        }

        private Optional<FilterCorrection> meant(String word, char sign, String value) {
            if (word.isEmpty() || value.isEmpty() || isLabel(word)) {
                return Optional.empty();
            }
            Optional<FilterField> field = FilterField.named(word);
            if (field.isPresent()) {
                return field.filter(_ -> sign == '=').map(known -> correction(word, known, value));
            }
            Optional<FilterCorrection> label = key(word)
                    .map(key -> FilterField.LABEL_PREFIX + FilterValue.written(key, "") + "=" + value)
                    .map(term -> new FilterCorrection(word, term, text));
            return sign == '='
                    ? label
                    : label.or(() -> FilterField.nearest(word)
                            .filter(near -> near != FilterField.LABEL)
                            .map(near -> correction(word, near, value)));
        }

        private FilterCorrection correction(String word, FilterField field, String value) {
            return new FilterCorrection(word, field.word() + ":" + value, text);
        }

        private Optional<String> key(String word) {
            return keys.contains(word)
                    ? Optional.of(word)
                    : keys.stream().filter(word::equalsIgnoreCase).sorted().findFirst();
        }

        private static boolean isLabel(String word) {
            return word.regionMatches(true, 0, FilterField.LABEL_PREFIX, 0, FilterField.LABEL_PREFIX.length());
        }
    }
}
