package io.sandboxconsole.history;

/// Joins texts to one, in which a search for a part between [StoredText#BREAK]s finds whole texts.
final class JoinedText {

    private final StringBuilder text = new StringBuilder().append(StoredText.BREAK);

    private boolean whole = true;

    /// Adds a text.
    JoinedText add(String part) {
        append(part);
        text.append(StoredText.BREAK);
        return this;
    }

    /// Adds a key and its value.
    JoinedText add(String key, String value) {
        append(key);
        text.append(StoredText.EQUALS);
        return add(value);
    }

    /// Cuts what is longer than `length`.
    JoinedText atMost(int length) {
        if (text.length() > length) {
            String cut = StoredText.cut(text.toString(), length);
            text.setLength(cut.length());
            whole = false;
        }
        return this;
    }

    private void append(String part) {
        String clean = StoredText.clean(part);
        whole = whole && clean.equals(part);
        text.append(clean);
    }

    /// Returns whether every text is in it as it was.
    boolean whole() {
        return whole;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
