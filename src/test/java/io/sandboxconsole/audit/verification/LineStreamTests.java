package io.sandboxconsole.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.verification.Line.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTests {

    @Test
    void lines_come_in_order_wherever_chunks_end() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            text.append(line(i)).append(i % 7 == 0 ? "\n\n" : "\n");
        }

        List<Line> lines = read(text.toString());

        assertThat(lines).hasSize(40_000);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(((Unreadable) lines.get(i)).why()).contains("“x%d”".formatted(i));
        }
    }

    @Test
    void the_last_line_needs_no_end() throws IOException {
        assertThat(read(line(1) + "\n" + line(2))).hasSize(2);
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void a_line_as_long_as_many_chunks_is_one_and_ends_nothing() throws IOException {
        String longLine = "{\"type\":\"%s\"}".formatted("y".repeat(8 << 20));

        List<Line> lines = read(line(0) + "\n" + longLine + "\n" + line(2) + "\n");

        assertThat(lines).hasSize(3);
        assertThat(((Unreadable) lines.getLast()).why()).contains("“x2”");
    }

    private static String line(int number) {
        return "{\"type\":\"x%d\"}".formatted(number);
    }

    private static List<Line> read(String text) throws IOException {
        List<Line> all = new ArrayList<>();
        try (var lines = new LineStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            for (List<Line> batch = lines.next(); !batch.isEmpty(); batch = lines.next()) {
                all.addAll(batch);
            }
        }
        return all;
    }
}
