package io.sandboxconsole.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.RandomRows;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.UnknownVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainRowReaderTests {

    private final Random random = new Random(20261130);

    @Test
    void a_line_as_it_is_written_is_read_without_the_other_reader() {
        byte[] line = line(plain(RandomRows.row(random)));

        ExportedRow read = PlainRowReader.read(line, 0, line.length);

        assertThat(read).isNotNull().isEqualTo(ExportReader.readAny(line, 0, line.length));
    }

    @Test
    void both_readers_read_the_same() {
        for (int i = 0; i < 500; i++) {
            byte[] line = line(RandomRows.row(random));

            assertThat(ExportReader.read(line)).isEqualTo(ExportReader.readAny(line, 0, line.length));
        }
    }

    @Test
    void both_readers_refuse_the_same() {
        for (int i = 0; i < 100; i++) {
            byte[] line = line(plain(RandomRows.row(random)));
            for (int j = 0; j < 50; j++) {
                byte[] changed = changed(line);

                assertThat(outcome(() -> ExportReader.read(changed)))
                        .as(new String(changed, StandardCharsets.UTF_8))
                        .isEqualTo(outcome(() -> ExportReader.readAny(changed, 0, changed.length)));
            }
        }
    }

    private interface Reading {
        ExportLine read();
    }

    private static Object outcome(Reading reading) {
        try {
            return reading.read();
        } catch (MalformedRow | UnknownVersion | ArithmeticException refused) {
            return refused.getClass();
        }
    }

    /// Replaces, inserts or removes a sign, mostly one that means something in JSON.
    private byte[] changed(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int place = random.nextInt(text.length());
        String signs = "\"\\{}[]:,0123456789abcdefg Z-.\u0000\u001f\u007f\u00e4";
        String sign = String.valueOf(signs.charAt(random.nextInt(signs.length())));
        String rest = text.substring(place + 1);
        String changed = switch (random.nextInt(3)) {
            case 0 -> text.substring(0, place) + sign + rest;
            case 1 -> text.substring(0, place) + sign + text.charAt(place) + rest;
            default -> text.substring(0, place) + rest;
        };
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Row plain(Row row) {
        Row plain = row.with(Field.CHANGES, null).with(Field.NUMBER, 1234L);
        for (Field field : Field.values()) {
            if (plain.get(field) instanceof String) {
                plain = plain.with(field, "some " + field);
            }
        }
        return plain;
    }

    private static byte[] line(Row row) {
        var output = new ByteArrayOutputStream();
        try (var writer = new ExportWriter(output)) {
            writer.write(new ExportedRow(row, Bytes.zeros(32), Bytes.zeros(32), null));
        }
        byte[] line = output.toByteArray();
        return Arrays.copyOf(line, line.length - 1);
    }
}
