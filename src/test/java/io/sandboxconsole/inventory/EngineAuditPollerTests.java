package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.attribution.EngineBooks;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class EngineAuditPollerTests {

    private static final ConnectionId ID = ScriptedEngine.ID;

    private final SettableTime time = new SettableTime();

    private final Records records = new Records();

    private final StoppableDataSource database = Databases.H2.migrated();

    private final EngineBooks books = EngineBooks.in(database, time.withZone(ZoneOffset.UTC));

    private final List<InventoryChange> changes = new ArrayList<>();

    private final Fleet fleet = new Fleet(this::changed, time);

    private final EngineAuditPoller inquiry = new EngineAuditPoller(
            ID, records, new EngineAuditPoller.Books(books.attribution(), books.acts(), fleet::attributed), time);

    /// An engine's records that answer as a test says.
    private static final class Records implements EngineRecords {

        private final Map<SandboxId, EngineIdentity> creators = new HashMap<>();

        private final List<EngineAct> acts = new ArrayList<>();

        private final List<Set<SandboxId>> asked = new ArrayList<>();

        private @Nullable ProviderException failure;

        @Override
        public Map<SandboxId, EngineIdentity> creators(Collection<Sandbox> strangers) {
            asked.add(Set.copyOf(strangers.stream().map(Sandbox::id).toList()));
            fail();
            Map<SandboxId, EngineIdentity> answer = new HashMap<>(creators);
            answer.keySet().retainAll(asked.getLast());
            return answer;
        }

        @Override
        public List<EngineAct> acts(Instant since) {
            fail();
            return acts.stream().filter(act -> !act.at().isBefore(since)).toList();
        }

        @Override
        public Optional<Keys> keys() {
            return Optional.empty();
        }

        private void fail() {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void changed(InventoryChange change) {
        changes.add(change);
        inquiry.changed(change);
    }

    @Test
    void only_strangers_are_asked_for_and_what_is_found_changes_the_row() {
        Sandbox stranger = sandbox("a", Creator.Unknown.CREATOR);
        Sandbox ours = sandbox("b", new Creator.User("ada", "Ada", Evidence.RECORDED));
        Sandbox declared = sandbox("c", new Creator.User("bob", "bob", Evidence.DECLARED));
        records.creators.put(stranger.id(), key("ci", "1c4"));
        records.creators.put(declared.id(), key("nightly", "5e9"));
        fleet.listed(ID, List.of(stranger, ours, declared), fleet.mark());

        inquiry.round();

        assertThat(records.asked).containsExactly(Set.of(stranger.id(), declared.id()));
        assertThat(fleet.find(stranger.id()).map(row -> row.creator().name())).contains("ci");
        assertThat(fleet.find(declared.id()).map(row -> row.creator().name())).contains("nightly");
        assertThat(changes.getLast().changed()).hasSize(2);
        assertThat(books.attribution().attribute(stranger).creator().evidence()).isEqualTo(Evidence.ENGINE_AUDIT_LOG);
    }

    @Test
    void who_is_not_found_is_asked_for_again_later_and_later_and_then_not_any_more() {
        fleet.listed(ID, List.of(sandbox("a", Creator.Unknown.CREATOR)), fleet.mark());
        List<Duration> waited = new ArrayList<>();

        for (int round = 0; round < 200; round++) {
            int before = records.asked.size();
            Instant due = inquiry.due();
            if (due.isAfter(time.instant())) {
                time.pass(Duration.between(time.instant(), due));
            }
            inquiry.round();
            if (records.asked.size() > before) {
                waited.add(Duration.between(SyntheticFleet.NOW, time.instant()));
            }
        }

        assertThat(records.asked).hasSize(5);
        assertThat(waited.get(1)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(waited.getLast()).isGreaterThan(Duration.ofMinutes(30));
    }

    @Test
    void who_used_a_key_that_nobody_could_name_is_asked_for_again() {
        Sandbox stranger = sandbox("a", Creator.Unknown.CREATOR);
        records.creators.put(stranger.id(), new EngineIdentity("jonas", null, "dtn", "1c4", null, null, List.of()));
        fleet.listed(ID, List.of(stranger), fleet.mark());
        inquiry.round();
        assertThat(fleet.find(stranger.id()).map(row -> row.creator().name())).contains("jonas");

        records.creators.put(stranger.id(), key("ci", "1c4"));
        time.pass(Duration.ofSeconds(16));
        inquiry.round();

        assertThat(fleet.find(stranger.id()).map(row -> row.creator().name())).contains("ci");
        assertThat(records.asked).hasSize(2);
    }

    @Test
    void a_row_that_has_just_been_created_waits_until_we_may_have_written_it_down() {
        Sandbox young = at("a", time.instant());
        fleet.listed(ID, List.of(young), fleet.mark());

        inquiry.round();
        assertThat(records.asked).isEmpty();
        fleet.seen(young.createdBy(new Creator.User("ada", "Ada", Evidence.RECORDED)));
        time.pass(Duration.ofSeconds(10));
        inquiry.round();

        assertThat(records.asked).isEmpty();
    }

    @Test
    void a_large_fleet_is_asked_for_in_parts_the_newest_first() {
        List<Sandbox> many = IntStream.range(0, 250)
                .mapToObj(number -> at("s" + number, SyntheticFleet.NOW.minusSeconds(100 + number)))
                .toList();
        many.forEach(sandbox -> records.creators.put(sandbox.id(), key("ci", "1c4")));
        fleet.listed(ID, many, fleet.mark());

        inquiry.round();
        inquiry.round();
        inquiry.round();

        assertThat(records.asked).extracting(Set::size).containsExactly(100, 100, 50);
        assertThat(records.asked.getFirst()).contains(many.getFirst().id());
    }

    @Test
    void a_row_keeps_its_state_when_only_its_creator_is_found() {
        Sandbox stranger = sandbox("a", Creator.Unknown.CREATOR);
        fleet.listed(ID, List.of(stranger), fleet.mark());
        Sandbox paused = SyntheticFleet.in(Kind.PAUSED, stranger);
        fleet.seen(paused);

        fleet.attributed(List.of(stranger.createdBy(key("ci", "1c4").on(ID))));

        assertThat(fleet.find(stranger.id()).orElseThrow().state()).isEqualTo(paused.state());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_log_that_we_may_not_read_is_said_once_and_left_in_peace(CapturedOutput output) {
        Sandbox stranger = sandbox("a", Creator.Unknown.CREATOR);
        fleet.listed(ID, List.of(stranger), fleet.mark());
        records.failure = new Invalid(
                ID, Message.quoted("Access denied"), List.of(), new Answer(403, null, "Access denied", null));

        inquiry.round();
        Duration pause = Duration.between(time.instant(), inquiry.due());
        time.pass(pause);
        inquiry.round();

        assertThat(pause).isEqualTo(Duration.ofHours(1));
        assertThat(output.getOut()).containsOnlyOnce("recorded itself cannot be read now");
        assertThat(fleet.find(stranger.id()).orElseThrow().creator()).isEqualTo(Creator.Unknown.CREATOR);
    }

    @Test
    void the_engines_wish_for_patience_is_granted() {
        fleet.listed(ID, List.of(sandbox("a", Creator.Unknown.CREATOR)), fleet.mark());
        records.failure = new RateLimited(ID, Duration.ofSeconds(90), Answer.NONE);

        inquiry.round();

        assertThat(inquiry.due()).isEqualTo(time.instant().plusSeconds(90));
    }

    @Test
    void without_the_database_nothing_is_lost() {
        Sandbox stranger = sandbox("a", Creator.Unknown.CREATOR);
        records.creators.put(stranger.id(), key("ci", "1c4"));
        fleet.listed(ID, List.of(stranger), fleet.mark());
        database.stop();
        inquiry.round();
        database.start();

        time.pass(Duration.ofMinutes(2));
        inquiry.round();

        assertThat(fleet.find(stranger.id()).map(row -> row.creator().name())).contains("ci");
    }

    @Test
    void what_happened_is_kept_for_later() {
        var deletion = new EngineAct(
                "e1",
                new SandboxId(ID, "gone"),
                "auto_delete",
                "daytona",
                null,
                null,
                null,
                200,
                SyntheticFleet.NOW.minusSeconds(30));
        records.acts.add(deletion);
        fleet.listed(ID, List.of(sandbox("a", Creator.Unknown.CREATOR)), fleet.mark());

        inquiry.round();
        time.pass(Duration.ofMinutes(2));
        inquiry.round();

        assertThat(books.acts().of(new SandboxId(ID, "gone"), 10)).containsExactly(deletion);
    }

    private static EngineIdentity key(String name, String suffix) {
        return new EngineIdentity("jonas", "jonas@acme.example", "dtn", suffix, name, null, List.of());
    }

    private static Sandbox sandbox(String id, Creator creator) {
        return at(id, SyntheticFleet.NOW.minusSeconds(3_600)).createdBy(creator);
    }

    private static Sandbox at(String id, Instant created) {
        Sandbox some = new SyntheticFleet(1, 1, 1).like(new SandboxId(ID, id));
        return new Sandbox(
                some.id(),
                some.status(),
                Creator.Unknown.CREATOR,
                null,
                null,
                some.source(),
                created,
                null,
                List.of(),
                null,
                Map.of());
    }
}
