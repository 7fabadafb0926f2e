package io.sandboxconsole.apikey;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The form of a key's value: `sck_`, 8 characters that find it, 28 that prove it (166 bits), 6 of checksum, in base62.
final class KeyValue {

    static final String PREFIX = "sck_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int LOOKUP = PREFIX.length() + 8;

    private static final int RANDOM = 36;

    private static final int CHECKSUM = 6;

    private static final Pattern ISSUED = Pattern.compile("sck_[0-9A-Za-z]{42}");

    private static final Pattern SEEDED = Pattern.compile("sck_[0-9A-Za-z_]{3,38}");

    private static final SecureRandom RANDOMNESS = new SecureRandom();

    private KeyValue() {}

    static String random() {
        var value = new StringBuilder(PREFIX);
        for (int count = 0; count < RANDOM; count++) {
            value.append(DIGITS.charAt(RANDOMNESS.nextInt(DIGITS.length())));
        }
        return value + checksum(value.toString());
    }

    /// Returns whether `value` is whole: of the issued form with the right checksum.
    static boolean issued(String value) {
        int end = value.length() - CHECKSUM;
        return ISSUED.matcher(value).matches() && value.substring(end).equals(checksum(value.substring(0, end)));
    }

    /// Returns whether `value` has the form of a configured value; never that of an issued one, which is longer.
    static boolean seedable(String value) {
        return SEEDED.matcher(value).matches();
    }

    /// Returns the beginning of an issued value, which finds its key but does not authenticate.
    static String lookup(String issued) {
        return issued.substring(0, LOOKUP);
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var digits = new StringBuilder();
        for (int count = 0; count < CHECKSUM; count++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
