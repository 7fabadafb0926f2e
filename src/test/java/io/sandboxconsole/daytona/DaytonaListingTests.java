package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaytonaListingTests {

    private final CannedServer server = new CannedServer();

    private final DaytonaProvider provider = DaytonaProviders.at(server.api());

    @AfterEach
    void stop() {
        server.close();
    }

    private static String row(String id) {
        return "{\"id\":\"%s\",\"createdAt\":\"2026-11-22T11:24:40.737Z\",\"state\":\"started\",\"snapshot\":\"base\"}"
                .formatted(id);
    }

    @Test
    void the_pages_are_enumerated_by_creation_time_and_cursor() {
        server.answer("/sandbox", 200, "{\"items\":[%s],\"nextCursor\":\"more+/=\"}".formatted(row("a")))
                .answer("/sandbox", 200, "{\"items\":[%s],\"nextCursor\":null}".formatted(row("b")));

        assertThat(provider.list().sandboxes())
                .extracting(sandbox -> sandbox.id().value())
                .containsExactly("a", "b");

        assertThat(server.received())
                .extracting(CannedServer.Received::call)
                .allSatisfy(call -> assertThat(call).contains("limit=200", "sort=createdAt", "order=asc"))
                .last()
                .asString()
                .contains("cursor=more%2B%2F%3D");
    }

    @Test
    void the_bare_array_of_an_old_server_is_a_complete_listing() {
        server.answer("/sandbox", 200, "[%s,%s]".formatted(row("a"), row("b")));

        assertThat(provider.list().sandboxes()).hasSize(2);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void a_row_that_moves_from_one_page_to_another_is_listed_once_as_it_was_last() {
        server.answer("/sandbox", 200, "{\"items\":[%s],\"nextCursor\":\"1\"}".formatted(row("a")))
                .answer(
                        "/sandbox",
                        200,
                        "{\"items\":[%s],\"nextCursor\":\"\"}".formatted(row("a").replace("started", "dreaming")));

        assertThat(provider.list().sandboxes())
                .singleElement()
                .satisfies(sandbox -> assertThat(sandbox.state())
                        .satisfies(state -> assertThat(state.kind()).isEqualTo(Kind.OTHER))
                        .hasToString("dreaming"));
    }

    @Test
    void two_rows_with_one_lease_are_marked_even_on_different_pages() {
        String lease = ",\"labels\":{\"crabbox\":\"true\",\"provider\":\"daytona\",\"lease\":\"cbx_abcdef123456\"}}";
        server.answer("/sandbox", 200, "{\"items\":[%s],\"nextCursor\":\"1\"}".formatted(row("a").replace("}", lease)))
                .answer("/sandbox", 200, "{\"items\":[%s,%s]}".formatted(row("b"), row("c").replace("}", lease)));

        assertThat(provider.list().sandboxes().stream()
                        .filter(sandbox -> sandbox.attributes().lease() != null
                                && sandbox.attributes().lease().ambiguous()))
                .extracting(Sandbox::title)
                .containsExactly("a", "c");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void a_row_without_an_identity_is_left_out_and_counted_and_any_other_is_read_in_part() {
        server.answer(
                "/sandbox",
                200,
                "{\"items\":[%s,null,7,{\"id\":\"b\"},{\"name\":\"c\"},{\"id\":\"d\",\"createdAt\":\"soon\"}]}"
                        .formatted(row("a")));

        SandboxListing listing = provider.list();

        assertThat(listing.sandboxes()).extracting(Sandbox::title).containsExactly("a", "b", "d");
        assertThat(listing.complete()).isFalse();
        assertThat(listing.unreadable())
                .extracting(row -> "%d %s %s %s".formatted(row.position(), row.id(), row.name(), row.problems()))
                .containsExactly(
                        "2 null null [The row is not a JSON object.]",
                        "3 null null [The row is not a JSON object.]",
                        "4 b null [The state is missing., The time of creation is missing.]",
                        "5 null c [The id is missing.]",
                        "6 d null [These members cannot be read: createdAt., The state is missing.]");
    }

    @Test
    void a_listing_that_does_not_end_or_is_none_makes_the_engine_unavailable() {
        server.answer("/sandbox", 200, "{\"items\":[],\"nextCursor\":\"same\"}");

        assertThatExceptionOfType(Unavailable.class).isThrownBy(provider::list).withMessageContaining("does not end");

        try (CannedServer other = new CannedServer().answer("/sandbox", 200, "{\"error\":\"none\"}")) {
            assertThatExceptionOfType(Unavailable.class).isThrownBy(DaytonaProviders.at(other.api())::list);
        }
    }
}
