package io.sandboxconsole.sandbox;

/// A filter's text cannot be understood. Says in a sentence what is wrong and what is allowed, and where: `length`
/// characters from `offset`, counted from zero, both within the text.
public final class FilterSyntaxException extends IllegalArgumentException {

    private final int offset;

    private final int length;

    FilterSyntaxException(String message, int offset, int length) {
        super(message);
        this.offset = offset;
        this.length = length;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// The sentence for people.
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
