package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.opensandbox.OpenSandboxPages.Page;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Reads listings that change during the read, three items a page, newest first.
class OpenSandboxPagesTests {

    private static final int SIZE = 3;

    private final List<String> server = new ArrayList<>(
            IntStream.range(0, 10).mapToObj(number -> "item" + number).toList());

    private int calls;

    private List<String> read(IntConsumer before) {
        return OpenSandboxPages.all(
                number -> {
                    before.accept(++calls);
                    int from = Math.min((number - 1) * SIZE, server.size());
                    int to = Math.min(from + SIZE, server.size());
                    return new Page<>(List.copyOf(server.subList(from, to)), server.size(), to < server.size());
                },
                item -> item);
    }

    @Test
    void a_quiet_listing_takes_one_call_a_page() {
        assertThat(read(_ -> {})).containsExactlyElementsOf(server);
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void an_item_that_appears_pushes_none_out_and_doubles_none() {
        List<String> read = read(call -> {
            if (call == 3) {
                server.addFirst("new");
            }
        });

        assertThat(read).doesNotHaveDuplicates().contains("item0", "item5", "item9");
    }

    @Test
    void an_item_that_disappears_hides_no_other() {
        List<String> read = read(call -> {
            if (call == 2 || call == 4) {
                server.removeFirst();
            }
        });

        assertThat(read).doesNotHaveDuplicates().containsAll(server);
    }

    @Test
    void a_listing_without_end_is_given_up() {
        assertThatExceptionOfType(MalformedResponse.class)
                .isThrownBy(() -> OpenSandboxPages.all(_ -> new Page<>(List.of("again"), 1, true), item -> item));
    }
}
