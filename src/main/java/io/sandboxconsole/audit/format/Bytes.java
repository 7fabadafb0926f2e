package io.sandboxconsole.audit.format;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An immutable sequence of bytes, such as a hash or a salt. Its text is lower-case hexadecimal.
public final class Bytes {

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] values;

    private Bytes(byte[] values) {
        this.values = values;
    }

    public static Bytes of(byte[] values) {
        return new Bytes(values.clone());
    }

    /// Returns `size` bytes of zero.
    public static Bytes zeros(int size) {
        return new Bytes(new byte[size]);
    }

    /// Reads lower-case hexadecimal text.
    ///
    /// @throws MalformedRow if `text` is anything else: what is compared as text must have one spelling
    public static Bytes hex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                throw new MalformedRow("“%s” is not lower-case hexadecimal.".formatted(text));
            }
        }
        if (text.length() % 2 != 0) {
            throw new MalformedRow("“%s” has an odd number of hexadecimal digits.".formatted(text));
        }
        return new Bytes(HEX.parseHex(text));
    }

    /// Returns the bytes themselves, for this package only.
    byte[] raw() {
        return values;
    }

    public byte[] toArray() {
        return values.clone();
    }

    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(values, bytes.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return HEX.formatHex(values);
    }
}
