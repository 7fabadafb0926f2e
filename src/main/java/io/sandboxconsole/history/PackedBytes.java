package io.sandboxconsole.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Numbers and texts as bytes, the smaller the fewer: seven bits of a number to a byte, the lowest first.
final class PackedBytes {

    private static final int LOW_BITS = 0x7F;

    private static final int MORE = 0x80;

    private PackedBytes() {}

    /// Writes numbers and texts.
    static final class Writer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /// Writes a number that is not negative in few bytes, another one in ten.
        void number(long number) {
            long rest = number;
            while ((rest & ~LOW_BITS) != 0) {
                bytes.write((int) (rest & LOW_BITS) | MORE);
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        /// Writes a number around zero in few bytes.
        void signed(long number) {
            number((number << 1) ^ (number >> (Long.SIZE - 1)));
        }

        /// Writes a number in eight bytes.
        void fixed(long number) {
            bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        /// Writes a text by its `char` values, so that half a character stays what it is.
        void text(String text) {
            number(text.length());
            text.chars().forEach(this::number);
        }

        void append(Writer other) {
            bytes.writeBytes(other.bytes());
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    /// Reads what a [Writer] has written, in the same order.
    static final class Reader {

        private final ByteBuffer bytes;

        Reader(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        int number() {
            return Math.toIntExact(big());
        }

        private long big() {
            long number = 0;
            int shift = 0;
            long part = bytes.get();
            while ((part & MORE) != 0) {
                number |= (part & LOW_BITS) << shift;
                shift += 7;
                part = bytes.get();
            }
            return number | part << shift;
        }

        long signed() {
            long number = big();
            return (number >>> 1) ^ -(number & 1);
        }

        long fixed() {
            return bytes.getLong();
        }

        String text() {
            var text = new char[number()];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) number();
            }
            return new String(text);
        }
    }
}
