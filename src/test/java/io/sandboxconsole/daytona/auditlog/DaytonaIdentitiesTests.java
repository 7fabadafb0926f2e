package io.sandboxconsole.daytona.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.daytona.api.AuthenticationCircuit;
import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaApi.AuditEntry;
import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaCredential;
import io.sandboxconsole.daytona.api.DaytonaFailures;
import io.sandboxconsole.daytona.api.DaytonaHeaders;
import io.sandboxconsole.daytona.api.DaytonaPermissions;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DaytonaIdentitiesTests {

    private static final Instant CALLED = Instant.parse("2026-11-22T11:24:47.769Z");

    private List<DaytonaApi.@Nullable ApiKey> listed = List.of();

    @Test
    void a_key_that_is_younger_than_the_call_is_named_beside_the_one_that_must_have_been() {
        listed = List.of(key("alice", "ci-key", "dtn****303", CALLED.plusSeconds(60)));

        EngineIdentity identity = identities(Map.of()).of(List.of(entry("alice", "303")));

        assertThat(identity.candidates()).containsExactly("ci-key", "dtn…303");
        assertThat(identity.keyName()).isNull();
    }

    @Test
    void somebody_elses_key_does_not_count_however_it_ends() {
        listed = List.of(key("bob", "bobs", "dtn****303", CALLED.minusSeconds(60)));

        EngineIdentity identity = identities(Map.of()).of(List.of(entry("alice", "303")));

        assertThat(identity.unnamed()).isTrue();
        assertThat(identity.on(new ConnectionId("day")).name()).isEqualTo("alice@example.com");
        assertThat(identity.on(new ConnectionId("day")).id()).isEqualTo("day/alice~303");
    }

    @Test
    void a_key_that_is_gone_from_the_list_may_still_be_written_down() {
        listed = List.of(key("bob", "bobs", "dtn****303", CALLED.minusSeconds(60)));

        EngineIdentity identity = identities(Map.of("old pipeline", "dtn_…303")).of(List.of(entry("alice", "303")));

        assertThat(identity.keyName()).isEqualTo("old pipeline");
    }

    @Test
    void an_unknown_sign_makes_the_list_of_keys_be_read_anew_at_a_pace() {
        var now = new AtomicReference<>(CALLED);
        InstantSource time = now::get;
        listed = List.of(key("alice", "old", "dtn****101", CALLED.minusSeconds(60)));
        DaytonaIdentities identities = identities(Map.of(), time.withZone(ZoneOffset.UTC));
        assertThat(identities.of(List.of(entry("alice", "303"))).unnamed()).isTrue();

        listed = List.of(key("alice", "new", "dtn****303", CALLED.minusSeconds(1)));
        assertThat(identities.of(List.of(entry("alice", "303"))).unnamed())
                .as("the list was read a moment ago")
                .isTrue();
        now.set(CALLED.plusSeconds(15));

        assertThat(identities.of(List.of(entry("alice", "303"))).keyName()).isEqualTo("new");
    }

    @Test
    void several_callers_who_tried_the_same_name_are_all_named() {
        EngineIdentity identity =
                identities(Map.of()).of(List.of(entry("alice", "303"), entry("bob", "303"), entry("bob", "303")));

        assertThat(identity.candidates()).containsExactly("alice@example.com", "bob@example.com");
    }

    @Test
    void entries_may_lack_everything() {
        AuditEntry bare = JsonMapper.shared()
                .readValue(
                        "{\"id\":\"1\",\"createdAt\":\"2026-11-22T11:24:47.769Z\",\"actorEmail\":\"\"}",
                        AuditEntry.class);

        EngineIdentity identity = identities(Map.of()).of(List.of(bare));

        assertThat(identity.byKey()).isFalse();
        assertThat(identity.on(new ConnectionId("day")).name()).isEqualTo("unknown");
    }

    private DaytonaIdentities identities(Map<String, String> registry) {
        return identities(registry, Clock.systemUTC());
    }

    private DaytonaIdentities identities(Map<String, String> registry, Clock clock) {
        var day = new ConnectionId("day");
        // Only the shape of a token matters here.
        var credential = new DaytonaCredential("eyJh.eyJi.c");
        var api = (DaytonaApi) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DaytonaApi.class}, (_, _, _) -> listed);
        var calls = new DaytonaCalls(
                () -> api,
                new DaytonaFailures(day, credential, new DaytonaPermissions()),
                new AuthenticationCircuit(day, Clock.systemUTC()),
                EngineTimings.usual(Duration.ofSeconds(60)));
        var settings = new ConnectionSettings(
                day,
                "Day",
                "daytona",
                URI.create("http://day.test/api"),
                "",
                null,
                null,
                "acme",
                null,
                registry,
                Set.of());
        return new DaytonaIdentities(new DaytonaKeys(new DaytonaConnection(
                settings,
                credential,
                calls,
                new DaytonaHeaders(Clock.systemUTC()),
                EngineTimings.usual(Duration.ofSeconds(60)),
                clock)));
    }

    private static DaytonaApi.ApiKey key(String actor, String name, String value, Instant created) {
        return new DaytonaApi.ApiKey(name, value, actor, null, List.of(), created, null);
    }

    private static AuditEntry entry(String actor, String suffix) {
        return new AuditEntry(
                "1",
                actor,
                actor + "@example.com",
                "dtn",
                suffix,
                "create",
                "sandbox",
                "217959aa",
                200,
                null,
                null,
                CALLED);
    }
}
