package io.sandboxconsole.sandbox.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A text to match: one piece is literal, several have any text between them.
record FilterValue(List<String> pieces) {

    private static final String STAR = "*";

    /// The letters that count as equal to a letter in any case, and are neither its lower nor its upper case, such as
    /// the dotless i. Found by the rule of `equalsIgnoreCase`, which the search in a database follows, too.
    private static final Map<Character, String> OTHER_CASES = otherCases();

    FilterValue {
        pieces = List.copyOf(pieces);
    }

    static FilterValue literal(String text) {
        return new FilterValue(List.of(text));
    }

    /// The same text with its stars taken literally.
    FilterValue literally() {
        return literal(text());
    }

    String text() {
        return String.join(STAR, pieces);
    }

    boolean isLiteral() {
        return pieces.size() == 1;
    }

    /// Whether the whole of `text` matches.
    boolean matches(String text, boolean ignoreCase) {
        String first = pieces.getFirst();
        if (isLiteral()) {
            return ignoreCase ? first.equalsIgnoreCase(text) : first.equals(text);
        }
        String last = pieces.getLast();
        int end = text.length() - last.length();
        if (first.length() > end || !text.regionMatches(ignoreCase, 0, first, 0, first.length())) {
            return false;
        }
        return text.regionMatches(ignoreCase, end, last, 0, last.length())
                && inOrder(pieces.subList(1, pieces.size() - 1), text.substring(first.length(), end), ignoreCase);
    }

    /// Whether a part of `text` matches, in any case.
    boolean occursIn(String text) {
        return isLiteral() ? find(pieces.getFirst(), text, 0, true) >= 0 : inOrder(pieces, text, true);
    }

    /// Formats the value so that it parses to an equal one; `safe` characters need no quotes.
    String written(String safe) {
        return text().isEmpty()
                ? quoted("")
                : pieces.stream().map(piece -> written(piece, safe)).collect(Collectors.joining(STAR));
    }

    /// Formats the value with the first piece always in quotes.
    String writtenQuoted() {
        String rest =
                pieces.stream().skip(1).map(piece -> STAR + written(piece, "")).collect(Collectors.joining());
        return quoted(pieces.getFirst()) + rest;
    }

    /// Formats `text`, in quotes only if necessary.
    static String written(String text, String safe) {
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit((char) c) || isPlain((char) c, safe));
        return plain ? text : quoted(text);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(char c, String safe) {
        return "._-/@+".indexOf(c) >= 0 || safe.indexOf(c) >= 0;
    }

    private static boolean inOrder(List<String> pieces, String text, boolean ignoreCase) {
        int from = 0;
        for (String piece : pieces) {
            int found = find(piece, text, from, ignoreCase);
            if (found < 0) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }

    /// Runs over every text of a fleet: leaves the search for the first letter, in either case, to the processor by
    /// `indexOf`.
    private static int find(String piece, String text, int from, boolean ignoreCase) {
        if (!ignoreCase || piece.isEmpty()) {
            return text.indexOf(piece, from);
        }
        char first = piece.charAt(0);
        int found = find(piece, text, from, Character.toLowerCase(first), Character.toUpperCase(first));
        String others = OTHER_CASES.getOrDefault(first, "");
        for (int i = 0; i < others.length(); i++) {
            int other = find(piece, text, from, others.charAt(i), others.charAt(i));
            found = found < 0 || (other >= 0 && other < found) ? other : found;
        }
        return found;
    }

    private static int find(String piece, String text, int from, char lower, char upper) {
        int small = next(lower, text, from);
        int capital = lower == upper ? Integer.MAX_VALUE : next(upper, text, from);
        int last = text.length() - piece.length();
        while (Math.min(small, capital) <= last) {
            int candidate = Math.min(small, capital);
            if (text.regionMatches(true, candidate, piece, 0, piece.length())) {
                return candidate;
            }
            // Only the letter just matched is searched again, so that a long text is read once.
            if (small == candidate) {
                small = next(lower, text, candidate + 1);
            } else {
                capital = next(upper, text, candidate + 1);
            }
        }
        return -1;
    }

    private static int next(char letter, String text, int from) {
        int found = text.indexOf(letter, from);
        return found < 0 ? Integer.MAX_VALUE : found;
    }

    private static Map<Character, String> otherCases() {
        Map<Character, String> equal = new HashMap<>();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            char folded = Character.toLowerCase(Character.toUpperCase((char) c));
            equal.merge(folded, String.valueOf((char) c), String::concat);
        }
        Map<Character, String> others = new HashMap<>();
        equal.values().stream()
                .filter(letters -> letters.length() > 1)
                .forEach(letters -> letters.chars().forEach(letter -> {
                    String rest = letters.chars()
                            .filter(c -> c != Character.toLowerCase(letter) && c != Character.toUpperCase(letter))
                            .mapToObj(c -> String.valueOf((char) c))
                            .collect(Collectors.joining());
                    if (!rest.isEmpty()) {
                        others.put((char) letter, rest);
                    }
                }));
        return Map.copyOf(others);
    }
}
