package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Checks that known errors of listings are corrected.
class DaytonaDeletionConfirmationTests extends DaytonaChangeTest {

    private static final String LIST = "GET /sandbox";

    private static final String READ = "GET /sandbox/{id}";

    private final DaytonaProvider provider = DaytonaProviders.at(daytona.api());

    private List<SandboxId> made(int number) {
        return IntStream.range(0, number)
                .mapToObj(place -> resting("started", sandbox -> sandbox.withName("swift-" + place)))
                .toList();
    }

    /// The state of each sandbox that is listed.
    private Map<SandboxId, String> listed() {
        return provider.list().sandboxes().stream()
                .collect(
                        Collectors.toMap(Sandbox::id, sandbox -> sandbox.state().word()));
    }

    @Test
    void what_half_a_listing_leaves_out_is_read_by_its_id_and_stays() {
        List<SandboxId> all = made(30);
        provider.list().sandboxes();
        daytona.faults().on(LIST).halvedList();

        assertThat(listed()).containsOnlyKeys(all);
        assertThat(listed()).containsOnlyKeys(all);
        assertThat(count(READ)).isEqualTo(30);
    }

    @Test
    void an_empty_listing_of_a_fleet_that_is_there_empties_nothing() {
        List<SandboxId> all = made(10);
        provider.list().sandboxes();
        daytona.faults().on(LIST).emptyList();

        assertThat(listed()).containsOnlyKeys(all);
    }

    @Test
    void a_listing_that_leaves_out_too_much_to_look_at_is_not_believed_while_any_of_it_is_there() {
        List<SandboxId> all = made(120);
        provider.list().sandboxes();
        daytona.faults().on(LIST).times(2).halvedList();

        for (int listing = 0; listing < 2; listing++) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(provider::list)
                    .withMessageContaining("leaves out sandboxes that are still there");
        }
        assertThat(listed()).containsOnlyKeys(all);
    }

    @Test
    void a_fleet_that_is_really_gone_is_gone_at_once_after_a_few_looks() {
        List<SandboxId> all = made(120);
        provider.list().sandboxes();
        all.stream().skip(5).forEach(id -> daytona.fleet().remove(id.value()));

        assertThat(listed()).containsOnlyKeys(all.subList(0, 5));
        assertThat(count(READ)).isEqualTo(50);
        assertThat(listed()).containsOnlyKeys(all.subList(0, 5));
        assertThat(count(READ)).isEqualTo(50);
    }

    @Test
    void what_we_deleted_does_not_come_back_as_running_with_a_listing_that_flaps() {
        assertGoesOnce(provider);
    }

    @Test
    void what_somebody_else_deleted_does_not_come_back_as_running_either() {
        assertGoesOnce(DaytonaProviders.at(daytona.api()));
    }

    private void assertGoesOnce(DaytonaProvider deleting) {
        List<SandboxId> all = made(2);
        daytona.behaviour().turn(Switch.FLAPPING_LISTS, true);
        provider.list().sandboxes();

        deleting.delete(all.getFirst());

        boolean gone = false;
        for (int look = 0; look < 30; look++) {
            Map<SandboxId, String> now = listed();
            assertThat(now).containsEntry(all.getLast(), "started");
            assertThat(now.getOrDefault(all.getFirst(), "destroying")).isEqualTo("destroying");
            assertThat(gone && now.containsKey(all.getFirst())).isFalse();
            gone = !now.containsKey(all.getFirst());
            advance(Duration.ofMillis(200));
        }
        assertThat(gone).isTrue();
    }

    @Test
    void an_engine_that_asks_for_patience_is_not_asked_for_the_rest() {
        made(10);
        provider.list().sandboxes();
        daytona.faults().on(LIST).emptyList();
        daytona.faults().on(READ).rateLimited(9);

        assertThatExceptionOfType(RateLimited.class).isThrownBy(provider::list);
        assertThat(count(READ)).isEqualTo(1);
    }

    @Test
    void one_that_is_there_but_cannot_be_understood_any_more_stays_as_it_was() {
        String row = "{\"id\":\"%s\",\"createdAt\":\"2026-11-22T11:24:40.737Z\"}";
        try (CannedServer odd = new CannedServer()) {
            odd.answer("/sandbox", 200, "[%s,%s]".formatted(row.formatted("a"), row.formatted("b")))
                    .answer("/sandbox", 200, "[%s,{\"name\":\"b\"}]".formatted(row.formatted("a")))
                    .answer("/sandbox/b", 200, "{\"name\":\"b\"}");
            DaytonaProvider tolerant = DaytonaProviders.at(odd.api());
            assertThat(tolerant.list().sandboxes()).hasSize(2);

            assertThat(tolerant.list().sandboxes()).extracting(Sandbox::title).containsExactly("a", "b");
            assertThat(tolerant.list().unreadable())
                    .filteredOn(UnreadableRow::leftOut)
                    .hasSize(1);
        }
    }
}
