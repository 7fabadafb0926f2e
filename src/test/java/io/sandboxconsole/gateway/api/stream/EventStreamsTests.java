package io.sandboxconsole.gateway.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.gateway.GatewayFilterTest;
import io.sandboxconsole.gateway.api.stream.EventReader.Event;
import io.sandboxconsole.history.change.ChangeRowsFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/// Streams of changes and of the trail over HTTP.
@Timeout(60)
class EventStreamsTests extends GatewayFilterTest {

    private static final int MANY = 150;

    @Autowired
    private EventStreams streams;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private LastKnownGrants grants;

    @Autowired
    private WebServerApplicationContext webServer;

    private final List<EventReader> readers = new ArrayList<>();

    private ChangeRowsFixture log;

    @BeforeEach
    void log() {
        log = new ChangeRowsFixture(database);
    }

    @AfterEach
    void closeAll() {
        readers.forEach(EventReader::close);
    }

    @Test
    void a_team_is_told_of_its_own_sandboxes_only() {
        var research = follow(key(Role.VIEWER, "research"), null);
        var platform = follow(key(Role.VIEWER, "platform"), null);
        assertThat(research.status()).isEqualTo(200);
        assertThat(research.header("Content-Type")).startsWith("text/event-stream");
        assertThat(research.header("Cache-Control")).isEqualTo("no-store");
        research.place();
        platform.place();

        log.paused("prod", "of-platform", "platform");
        log.paused("prod", "of-nobody", null);
        log.paused("prod", "of-research", "research");
        log.moved("prod", "of-research", "research", "platform");
        log.paused("prod", "of-platform-again", "platform");
        log.paused("prod", "of-research-again", "research");

        List<Event> told = research.next(3);
        assertThat(told).extracting(Event::name).containsExactly("change", "left", "change");
        assertThat(told.getFirst().data())
                .contains("\"id\":\"of-research\"", "\"kind\":\"changed\"", "\"before\":\"running\"");
        assertThat(told.get(1).data()).isEqualTo("{\"connection\":\"prod\",\"id\":\"of-research\"}");
        assertThat(told.toString()).doesNotContain("platform", "nobody");
        assertThat(platform.next(3))
                .extracting(Event::name, EventStreamsTests::sandbox)
                .containsExactly(
                        tuple("change", "of-platform"),
                        tuple("change", "of-research"),
                        tuple("change", "of-platform-again"));
    }

    @Test
    void who_goes_on_from_the_last_event_misses_none_and_gets_none_twice() {
        String key = key(Role.VIEWER, "research");
        var first = follow(key, null);
        first.place();
        log.paused("prod", "one", "research");
        log.paused("prod", "two", "research");
        Event one = Objects.requireNonNull(first.next());
        Event two = Objects.requireNonNull(first.next());
        first.close();
        log.paused("prod", "three", "research");
        log.paused("prod", "four", "research");

        var fromOne = follow(key, one.id());
        assertThat(fromOne.next(3)).extracting(EventStreamsTests::sandbox).containsExactly("two", "three", "four");
        var fromTwo = follow(key, two.id());
        assertThat(fromTwo.next(2)).extracting(EventStreamsTests::sandbox).containsExactly("three", "four");
        log.paused("prod", "five", "research");
        assertThat(sandbox(Objects.requireNonNull(fromOne.next()))).isEqualTo("five");
        assertThat(sandbox(Objects.requireNonNull(fromTwo.next()))).isEqualTo("five");
    }

    @Test
    void a_place_whose_changes_are_purged_or_of_another_database_is_told_as_a_gap() {
        String key = key(Role.VIEWER, "research");
        var before = follow(key, null);
        String place = before.place();
        log.paused("prod", "purged", "research");
        Event purged = Objects.requireNonNull(before.next());
        long last = log.paused("prod", "purged-too", "research");
        log.paused("prod", "kept", "research");
        log.purgeUpTo(last);

        List<Event> told = follow(key, place).next(2);
        assertThat(told).extracting(Event::name).containsExactly("gap", "change");
        assertThat(told.getFirst().data()).contains("\"reason\":\"retention\"");
        assertThat(sandbox(told.get(1))).isEqualTo("kept");
        assertThat(follow(key, purged.id()).next(1).getFirst().data()).contains("\"reason\":\"retention\"");
        assertThat(follow(key, "abc-1").next(1).getFirst().data()).contains("\"reason\":\"other-log\"");
        assertThat(follow(key, "nonsense").next(1).getFirst().data()).contains("\"reason\":\"other-log\"");
    }

    @Test
    void a_revoked_key_ends_its_streams_at_the_next_round_and_others_go_on() {
        var revoked = issue("research", Role.VIEWER, null);
        var stream = follow(revoked.value(), null);
        var other = follow(key(Role.VIEWER, "research"), null);
        stream.place();
        other.place();

        keys.revoke(Actors.person("lea", Role.LEAD, "research"), revoked.key().id());
        streams.round();
        log.paused("prod", "afterwards", "research");

        Event end = Objects.requireNonNull(stream.next());
        assertThat(end.name()).isEqualTo("end");
        assertThat(end.data()).contains("\"code\":\"INVALID_API_KEY\"", "revoked", "\"resume\":false");
        assertThat(stream.next()).isNull();
        assertThat(sandbox(Objects.requireNonNull(other.next()))).isEqualTo("afterwards");
        assertThat(EventStreams.ROUND).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_key_that_acts_for_a_person_follows_what_they_may_see_and_ends_by_itself_when_they_lose_their_role() {
        var pat = Actors.person("pat", Role.OPERATOR, "research");
        grants.remember(pat);
        var key = keys.issue(pat, new KeyRequest("Mine", Kind.PERSONAL, null, Role.VIEWER, null, null, Limits.NONE));
        var stream = follow(key.value(), null);
        stream.place();

        remembered(Actors.person("pat", Role.OPERATOR, "platform"));
        streams.round();
        log.paused("prod", "of-research", "research");
        log.paused("prod", "of-platform", "platform");
        assertThat(sandbox(Objects.requireNonNull(stream.next()))).isEqualTo("of-platform");

        remembered(new Actor(pat.id(), "Pat", Actor.Kind.PERSON, List.of(), Set.of(), pat.origin()));
        // Without a round of the test's own.
        Event end = Objects.requireNonNull(stream.next());
        assertThat(end.name()).isEqualTo("end");
        assertThat(end.data()).contains("\"code\":\"INVALID_API_KEY\"", "may do nothing", "\"resume\":false");
        assertThat(stream.next()).isNull();
    }

    @Test
    void a_token_that_expires_ends_its_streams() {
        var stream = new EventReader(http().port(), "/api/changes", "Authorization", "Bearer " + token());
        readers.add(stream);
        stream.place();

        clock.advance(Duration.ofMinutes(6));
        streams.round();

        Event end = Objects.requireNonNull(stream.next());
        assertThat(end.data()).contains("\"code\":\"INVALID_API_KEY\"", "expired", "\"resume\":false");
        assertThat(stream.next()).isNull();
    }

    @Test
    void who_reads_nothing_is_cut_off_and_others_are_told_all_the_same() throws IOException {
        var protocol = protocol();
        int usual = protocol.getConnectionTimeout();
        protocol.setConnectionTimeout(1_000);
        var slow = issue("research", Role.VIEWER, null);
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), http().port()));
            socket.getOutputStream()
                    .write("GET /api/changes HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
                            .formatted(header(slow.value()))
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofMinutes(1)).until(() -> follows(slow));
            var other = follow(key(Role.VIEWER, "research"), null);
            other.place();

            // More than the buffers between them hold.
            String message = "x".repeat(64 * 1_024);
            for (int i = 0; i < MANY; i++) {
                log.told("prod", "talkative", "research", message);
            }

            assertThat(other.next(MANY)).extracting(Event::name).containsOnly("change");
            await().atMost(Duration.ofMinutes(1)).until(() -> !follows(slow));
            log.paused("prod", "afterwards", "research");
            assertThat(sandbox(Objects.requireNonNull(other.next()))).isEqualTo("afterwards");
            assertThat(usual).as("what docs/api.md says of slow readers").isEqualTo(60_000);
        } finally {
            protocol.setConnectionTimeout(usual);
        }
    }

    private boolean follows(IssuedKey key) {
        return streams.all().stream()
                .anyMatch(
                        stream -> stream.caller().actor().id().equals(key.key().actorId()));
    }

    /// The web server's own settings, which hold for connections that begin from now on.
    private AbstractProtocol<?> protocol() {
        var server = (TomcatWebServer) Objects.requireNonNull(webServer.getWebServer());
        return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
    }

    private void remembered(Actor person) {
        clock.advance(Duration.ofSeconds(6));
        grants.remember(person);
    }

    private String token() {
        return ISSUER.signed(new JWTClaimsSet.Builder()
                .issuer(ISSUER.url())
                .subject("ada")
                .audience("sandboxes")
                .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))))
                .claim("name", "Ada")
                .claim("roles", List.of("viewer"))
                .claim("teams", List.of("research"))
                .build());
    }

    @Test
    void a_key_for_one_connection_is_told_nothing_of_another() {
        var stream = follow(issue("research", Role.VIEWER, "prod").value(), null);
        stream.place();

        log.paused("lab", "elsewhere", "research");
        log.paused("prod", "here", "research");

        assertThat(sandbox(Objects.requireNonNull(stream.next()))).isEqualTo("here");
    }

    @Test
    void a_caller_has_a_limit_of_streams_and_callers_without_a_key_get_none() {
        String key = key(Role.VIEWER, "research");
        for (int i = 0; i < EventStreams.MOST_OF_CALLER; i++) {
            follow(key, null).place();
        }

        var refused = follow(key, null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.body()).contains("TOO_MANY_STREAMS");
        assertThat(follow(key(Role.VIEWER, "research"), null).status()).isEqualTo(200);
        var anonymous = new EventReader(http().port(), "/api/changes", "X-Nothing", "here");
        readers.add(anonymous);
        assertThat(anonymous.status()).isEqualTo(401);
    }

    @Test
    void the_trail_is_told_as_far_as_the_caller_may_read_it_and_can_be_gone_on_from() {
        String lead = key(Role.LEAD, "research");
        var stream = followTrail(lead, null);
        stream.place();

        record("research", "build-1");
        record("platform", "build-2");
        record("research", "build-3");
        List<Event> told = stream.next(2);
        assertThat(told).extracting(Event::name).containsExactly("row", "row");
        assertThat(told.toString()).contains("build-1", "build-3").doesNotContain("build-2", "platform");
        stream.close();
        record("research", "build-4");

        var resumed = followTrail(lead, told.getFirst().id());
        assertThat(resumed.next(2).toString()).contains("build-3", "build-4").doesNotContain("build-1");
        assertThat(followTrail(lead, "999999999").next(1).getFirst().data()).contains("\"reason\":\"other-log\"");
    }

    @Test
    void a_caller_who_may_not_read_the_trail_is_denied_and_that_is_recorded() {
        var denied = followTrail(key(Role.VIEWER, "research"), null);

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.body()).contains("\"permission\":\"read-audit\"");
        assertThat(rows()).contains("read-audit", "DENIED");
    }

    private EventReader follow(String key, @Nullable String last) {
        return reader("/api/changes", key, last);
    }

    private EventReader followTrail(String key, @Nullable String last) {
        return reader("/api/audit/events?action=delete", key, last);
    }

    private EventReader reader(String path, String key, @Nullable String last) {
        var reader = last == null
                ? new EventReader(http().port(), path, "OPEN-SANDBOX-API-KEY", key)
                : new EventReader(http().port(), path, "OPEN-SANDBOX-API-KEY", key, "Last-Event-ID", last);
        readers.add(reader);
        return reader;
    }

    private String key(Role role, String team) {
        return issue(team, role, null).value();
    }

    private IssuedKey issue(String team, Role role, @Nullable String connection) {
        return issue(new KeyRequest("CI", Kind.SERVICE, team, role, connection, null, Limits.NONE), team);
    }

    private void record(String team, String sandbox) {
        trail.append(List.of(new AuditEvent(
                clock.instant(),
                UUID.randomUUID(),
                Phase.EVENT,
                new Who("olga", "Olga", "person", "console", null),
                "delete",
                new What("prod", sandbox, sandbox, team, null),
                null)));
    }

    private static String sandbox(Event event) {
        String data = event.data();
        int from = data.indexOf("\"id\":\"") + 6;
        return data.substring(from, data.indexOf('"', from));
    }
}
