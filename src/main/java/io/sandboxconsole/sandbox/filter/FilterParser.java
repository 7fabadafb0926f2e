package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.filter.FilterCriterion.HasLabel;
import io.sandboxconsole.sandbox.filter.FilterCriterion.Values;
import io.sandboxconsole.sandbox.filter.FilterCriterion.Words;
import io.sandboxconsole.sandbox.filter.FilterScanner.Piece;
import io.sandboxconsole.sandbox.filter.FilterTime.NeverExpires;
import java.util.ArrayList;
import java.util.List;

/// Parses the text of a filter into its terms.
final class FilterParser {

    private final FilterScanner scanner;

    FilterParser(String text) {
        this.scanner = new FilterScanner(text);
    }

    List<FilterTerm> terms() {
        List<FilterTerm> terms = new ArrayList<>();
        scanner.skipBlanks();
        while (!scanner.atEnd()) {
            terms.add(term());
            scanner.skipBlanks();
        }
        return terms;
    }

    private FilterTerm term() {
        int start = scanner.position();
        boolean negated = scanner.accept('-');
        if (negated && scanner.atBlank()) {
            throw scanner.failure(Message.of("rule.filter.minus"), start, scanner.position());
        }
        return new FilterTerm(negated, acceptLabel() ? label(start) : other());
    }

    private boolean acceptLabel() {
        return scanner.accept(FilterField.LABEL_PREFIX)
                || (scanner.keyWithValueFollows(FilterField.OTHER_LABEL_PREFIX)
                        && scanner.accept(FilterField.OTHER_LABEL_PREFIX));
    }

    private FilterCriterion label(int start) {
        Piece key = scanner.read(":=");
        if (key.isEmpty()) {
            throw scanner.failure(Message.of("rule.filter.label"), start, scanner.position());
        }
        if (scanner.accept('=') || scanner.accept(':')) {
            return new Values(
                    FilterField.LABEL,
                    key.value().text(),
                    values("label." + key.value().text()));
        }
        return new HasLabel(key.value().text());
    }

    private FilterCriterion other() {
        Piece head = scanner.read(":");
        if (!scanner.accept(':')) {
            return words(head);
        }
        String word = head.value().text();
        FilterField field = FilterField.named(word).orElseThrow(() -> unknown(head, word));
        return field.takesValues() ? new Values(field, "", chosen(field)) : time(field);
    }

    private List<FilterValue> chosen(FilterField field) {
        int start = scanner.position();
        List<FilterValue> values = values(field.word());
        List<String> choices = field.choices();
        values.stream()
                .map(FilterValue::text)
                .filter(text -> !choices.isEmpty() && choices.stream().noneMatch(text::equalsIgnoreCase))
                .findFirst()
                .ifPresent(text -> {
                    Message message = Message.of("rule.filter.choice", field.word(), text, String.join(", ", choices));
                    throw scanner.failure(message, start, scanner.position());
                });
        return values;
    }

    private FilterCriterion words(Piece piece) {
        if (piece.isEmpty()) {
            throw scanner.failure(Message.of("rule.filter.empty-quotes"), piece.start(), piece.end());
        }
        boolean never = !piece.quoted() && piece.value().text().equalsIgnoreCase(FilterField.NEVER_EXPIRES);
        return never ? new NeverExpires() : new Words(piece.value());
    }

    private List<FilterValue> values(String field) {
        List<FilterValue> values = new ArrayList<>();
        boolean empties = field.startsWith(FilterField.LABEL_PREFIX);
        do {
            Piece piece = scanner.read(",");
            if (piece.isEmpty() && !(piece.quoted() && empties)) {
                throw scanner.failure(
                        Message.of("rule.filter.value-missing", field + (empties ? "=" : ":")),
                        piece.start(),
                        Math.max(piece.end(), piece.start() + 1));
            }
            values.add(piece.value());
        } while (scanner.accept(','));
        return values;
    }

    private FilterCriterion time(FilterField field) {
        Piece piece = scanner.read("");
        String text = piece.value().text();
        try {
            if (field == FilterField.CREATED) {
                return FilterTimes.range(field, text);
            }
            if (field == FilterField.ENDED) {
                return FilterTimes.ended(text);
            }
            if (field == FilterField.ALIVE) {
                return FilterTimes.alive(text);
            }
            boolean never = field == FilterField.EXPIRES && text.equalsIgnoreCase(FilterTime.NEVER);
            return never ? new NeverExpires() : FilterTimes.span(field, text);
        } catch (InvalidFilterValue invalid) {
            throw scanner.failure(invalid.explanation(), piece.start(), piece.end());
        }
    }

    private FilterSyntaxException unknown(Piece head, String word) {
        if (word.isEmpty()) {
            return scanner.failure(Message.of("rule.filter.field-missing"), head.start(), scanner.position());
        }
        Message message = FilterField.nearest(word)
                .map(field -> Message.of("rule.filter.field-guess", word, written(field)))
                .orElseGet(() -> Message.of("rule.filter.field", word));
        return scanner.failure(message, head.start(), scanner.position());
    }

    private static String written(FilterField field) {
        return field == FilterField.LABEL ? "label.<key>=" : field.word() + ":";
    }
}
