package io.sandboxconsole.audit.format;

import java.security.MessageDigest;
import java.util.Arrays;

/// Bytes that grow at their end, big-endian.
final class RowBuffer {

    private byte[] bytes = new byte[1_024];

    private int length;

    void clear() {
        length = 0;
    }

    void putByte(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void putInt(int value) {
        ensure(Integer.BYTES);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    void putLong(long value) {
        putInt((int) (value >>> Integer.SIZE));
        putInt((int) value);
    }

    void put(byte[] values) {
        ensure(values.length);
        System.arraycopy(values, 0, bytes, length, values.length);
        length += values.length;
    }

    /// Puts the length of `text` and its characters, if all are ASCII; else puts nothing and returns false.
    boolean putAscii(String text) {
        int size = text.length();
        ensure(Integer.BYTES + size);
        int from = length + Integer.BYTES;
        for (int i = 0; i < size; i++) {
            char character = text.charAt(i);
            if (character > 0x7F) {
                return false;
            }
            bytes[from + i] = (byte) character;
        }
        putInt(size);
        length += size;
        return true;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    void updateInto(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
