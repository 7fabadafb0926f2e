package io.sandboxconsole.audit.format;

import java.nio.charset.StandardCharsets;
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

    /// Takes bytes that nobody else holds, without a copy.
    static Bytes owning(byte[] values) {
        return new Bytes(values);
    }

    /// Reads lower-case hexadecimal text.
    ///
    /// @throws MalformedRow if `text` is anything else: what is compared as text must have one spelling
    public static Bytes hex(String text) {
        if (text.length() % 2 != 0) {
            throw new MalformedRow("“%s” has an odd number of hexadecimal digits.".formatted(text));
        }
        byte[] values = new byte[text.length() / 2];
        for (int i = 0; i < values.length; i++) {
            int value = digit(text.charAt(2 * i)) << 4 | digit(text.charAt(2 * i + 1));
            if (value < 0) {
                throw new MalformedRow("“%s” is not lower-case hexadecimal.".formatted(text));
            }
            values[i] = (byte) value;
        }
        return new Bytes(values);
    }

    /// Reads lower-case hexadecimal digits in ASCII.
    ///
    /// @throws MalformedRow if the bytes are anything else
    public static Bytes hex(byte[] ascii, int from, int to) {
        byte[] values = new byte[(to - from) / 2];
        int invalid = (to - from) % 2 == 0 ? 0 : -1;
        for (int i = 0; i < values.length; i++) {
            int value = digit((char) ascii[from + 2 * i]) << 4 | digit((char) ascii[from + 2 * i + 1]);
            invalid |= value;
            values[i] = (byte) value;
        }
        // The text says what is wrong.
        return invalid < 0 ? hex(new String(ascii, from, to - from, StandardCharsets.ISO_8859_1)) : new Bytes(values);
    }

    /// Returns the value of a digit, negative if it is none.
    private static int digit(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
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
