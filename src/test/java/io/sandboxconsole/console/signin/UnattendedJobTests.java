package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkJobs.ItemQuestion;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.bulk.JobWhy;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.console.FakeProviderFactory;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Takes the rights of people and keys away while their jobs run and nobody uses their sessions (R11). The
/// console hears of people from the identity provider alone, over HTTP.
class UnattendedJobTests extends ProviderConsoleTest {

    private static final int SIZE = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// How late the end of a job may be, by the console's clock. No time passes on it unless a test lets it.
    private static final Duration PROMISE = Duration.ofSeconds(5);

    private static final Duration GRACE = Duration.ofMinutes(15);

    private static final BulkCommand DELETION = new BulkCommand.Simple(SandboxAction.DELETE);

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private final ObjectMapper json = new ObjectMapper();

    private final Gate gate = new Gate();

    @Autowired
    private BulkPlans plans;

    @Autowired
    private BulkJobs jobs;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private SessionExpiries expiries;

    @Autowired
    private FakeProviderFactory factory;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Inventory inventory;

    @BeforeEach
    void begin() {
        await().until(() -> {
            inventory.refresh(Sample.sandbox("u").made().id().connection());
            clock.advance(Duration.ofSeconds(1));
            return inventory.health().stream()
                    .allMatch(health -> health.status().fresh());
        });
        PROVIDER.inAccessToken = role("lead");
        // The provider's clock stays behind.
        PROVIDER.accessLife = Duration.ofHours(1);
        engine().beforeEachCall(gate::pass);
        engine().forgetWhatWasAsked();
        IntStream.range(0, SIZE)
                .mapToObj(number -> Sample.sandbox("u" + number).made())
                .forEach(this::add);
    }

    private void add(Sandbox sandbox) {
        engine().with(sandbox);
        events.publishEvent(new SandboxEvent.Changed(sandbox));
    }

    @AfterEach
    void end() {
        gate.open();
        var open = new BulkJobs.Question(EnumSet.of(JobState.WAITING, JobState.RUNNING, JobState.PAUSED), null);
        jobs.jobs(admin, open, 0, 100).forEach(job -> jobs.cancel(admin, job.id()));
        engine().there().forEach(id -> {
            engine().lose(id);
            events.publishEvent(new SandboxEvent.Gone(id));
        });
    }

    @Test
    void a_role_that_the_provider_takes_away_ends_the_job_although_nobody_uses_the_session() {
        UUID job = startedBy(personOf(signInOverHttp()));
        gate.awaitHeld();
        PROVIDER.inAccessToken = role("viewer");
        clock.advance(MINUTE);

        checks.checkUsed();

        assertRestCancelled(job, clock.instant());
    }

    @Test
    void a_disabled_account_ends_the_job() {
        UUID job = startedBy(personOf(signInOverHttp()));
        gate.awaitHeld();
        PROVIDER.disabled = true;
        clock.advance(MINUTE);

        checks.checkUsed();

        assertRestCancelled(job, clock.instant());
    }

    @Test
    void a_role_that_is_lost_after_the_browser_has_gone_ends_the_job() {
        var session = signInOverHttp();
        UUID job = startedBy(personOf(session));
        gate.awaitHeld();
        session.http().orElseThrow().invalidate();
        clock.advance(MINUTE);
        expiries.record();
        PROVIDER.inAccessToken = role("viewer");

        checks.checkUsed();

        assertRestCancelled(job, clock.instant());
    }

    @Test
    void a_key_that_is_revoked_ends_the_job_that_it_started() throws Exception {
        var key = key();
        UUID job = startedWith(key);
        gate.awaitHeld();

        keys.revoke(admin, key.key().id());

        assertRestCancelled(job, clock.instant());
    }

    /// What another console revokes is in the database alone.
    @Test
    void a_key_that_another_console_revokes_ends_the_job_five_seconds_later() throws Exception {
        var key = key();
        UUID job = startedWith(key);
        gate.awaitHeld();
        Instant revoked = clock.instant();
        jdbc.sql("update api_key set revoked_at = ?, revoked_by = 'root', revoked_name = 'Root' where id = ?")
                .params(revoked.atOffset(ZoneOffset.UTC), key.key().id())
                .update();

        clock.advance(PROMISE);

        assertRestCancelled(job, revoked);
    }

    @Test
    void a_provider_that_is_away_lets_the_job_go_on_for_the_grace_and_then_pauses_it() {
        var person = personOf(signInOverHttp());
        Instant checked = clock.instant();
        UUID job = startedBy(person);
        gate.awaitHeld();
        PROVIDER.brokenTokenStatus = 503;

        assertGoesOnUntil(checked.plus(GRACE), job);

        assertRestPaused(job);
        PROVIDER.brokenTokenStatus = 0;
        clock.advance(SessionChecks.RETRY);
        checks.checkUsed();
        jobs.resume(person, job);
        await().until(() -> found(job).state() == JobState.DONE);
        assertThat(engine().there()).isEmpty();
    }

    @Test
    void a_sign_out_takes_no_rights_and_leaves_nobody_to_ask_so_that_the_job_pauses_after_the_grace() {
        int refreshes = PROVIDER.refreshes.get();
        var session = signInOverHttp();
        Instant checked = clock.instant();
        UUID job = startedBy(personOf(session));
        gate.awaitHeld();
        events.publishEvent(new LogoutSuccessEvent(session.authentication()));
        session.http().orElseThrow().invalidate();
        clock.advance(MINUTE);
        expiries.record();

        assertGoesOnUntil(checked.plus(GRACE), job);

        assertRestPaused(job);
        assertThat(PROVIDER.refreshes).hasValue(refreshes);
        jobs.resume(personOf(signInOverHttp()), job);
        await().until(() -> found(job).state() == JobState.DONE);
        assertThat(engine().there()).isEmpty();
    }

    @Test
    void who_has_lost_the_role_starts_no_plan_made_before_and_goes_on_with_no_job() {
        var person = personOf(signInOverHttp());
        UUID paused = startedBy(person);
        gate.awaitHeld();
        jobs.pause(person, paused);
        gate.open();
        awaitSettled(paused);
        int there = engine().there().size();
        var plan = plans.make(person, new Selection.Chosen(ids()), DELETION, Belts.NONE, null);
        PROVIDER.inAccessToken = role("viewer");
        clock.advance(MINUTE);

        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> jobs.start(person, plan.id(), plan.hash(), plan.taken()))
                .withMessageContaining("Ada");
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> jobs.resume(person, paused))
                .withMessageContaining("Ada");

        assertThat(jobs.find(admin, plan.id())).isEmpty();
        assertThat(found(paused).state()).isEqualTo(JobState.PAUSED);
        assertThat(engine().there()).hasSize(there);
    }

    /// Advances the clock to the last moment of the grace, lets the job go on, and passes that moment.
    private void assertGoesOnUntil(Instant last, UUID job) {
        clock.advance(Duration.between(clock.instant(), last));
        checks.checkUsed();
        gate.letPass(5);
        gate.awaitHeld();
        assertThat(found(job).state()).isEqualTo(JobState.RUNNING);

        clock.advance(Duration.ofSeconds(1));
    }

    /// The job hears of it while its calls are held, and none of them deletes afterwards.
    private void assertRestCancelled(UUID job, Instant known) {
        await().until(() -> found(job).state() == JobState.CANCELLED);
        gate.open();
        awaitSettled(job);

        assertThat(found(job).why()).isEqualTo(JobWhy.RIGHTS_LOST);
        assertThat(found(job).counts())
                .containsOnly(Map.entry(Outcome.SUCCEEDED, 1), Map.entry(Outcome.CANCELLED, SIZE - 1));
        assertThat(jobs.items(admin, job, new ItemQuestion(Outcome.CANCELLED, "position", false), 0, SIZE))
                .extracting(JobItem::code)
                .containsOnly("RIGHTS_LOST");
        assertThat(jobs.items(admin, job, ItemQuestion.ALL, 0, SIZE))
                .allSatisfy(item -> assertThat(item.endedAt()).isBeforeOrEqualTo(known.plus(PROMISE)));
        assertThat(gate.deletions()).isEqualTo(1);
        assertThat(engine().there()).hasSize(SIZE - 1);
    }

    /// What had been begun may have ended meanwhile; all else is as it was.
    private void assertRestPaused(UUID job) {
        await().until(() -> found(job).state() == JobState.PAUSED);
        gate.open();
        awaitSettled(job);

        assertThat(found(job).why()).isEqualTo(JobWhy.RIGHTS_UNKNOWN);
        assertThat(found(job).left()).isPositive();
        assertThat(engine().there()).hasSize(found(job).left());
    }

    private void awaitSettled(UUID job) {
        await().until(() -> jdbc.sql("select settled from bulk_job where plan = ?")
                .param(job)
                .query(Boolean.class)
                .single());
    }

    private Job found(UUID job) {
        return jobs.find(admin, job).orElseThrow();
    }

    private Actor personOf(SignedInSession session) {
        return currentActor.of(session.authentication()).orElseThrow();
    }

    private UUID startedBy(Actor person) {
        var plan = plans.make(person, new Selection.Chosen(ids()), DELETION, Belts.NONE, "Stale.");
        jobs.start(person, plan.id(), plan.hash(), plan.taken());
        clock.advance(Duration.ofSeconds(1));
        return plan.id();
    }

    private List<SandboxId> ids() {
        return List.copyOf(engine().there());
    }

    private IssuedKey key() {
        var request = new KeyRequest("CI", Kind.SERVICE, "platform", Role.LEAD, null, null, Limits.NONE);
        return keys.issue(Actors.person("lea", Role.LEAD, "platform"), request);
    }

    private UUID startedWith(IssuedKey key) throws IOException, InterruptedException {
        var plan = post("/api/plans", key, Map.of("action", "delete", "filter", "team:platform"));
        String id = plan.path("id").asString();
        var hash = Map.of("hash", plan.path("hash").asString(), "count", SIZE);
        assertThat(post("/api/plans/%s/start".formatted(id), key, hash)
                        .path("state")
                        .asString())
                .isEqualTo("waiting");
        clock.advance(Duration.ofSeconds(1));
        return UUID.fromString(id);
    }

    private JsonNode post(String path, IssuedKey key, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Authorization", "Bearer " + key.value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return json.readTree(answer.body());
        }
    }

    private FakeSandboxProvider engine() {
        return factory.provider();
    }

    /// Holds every call to the engine behind a number of deletions: behind the first one at first.
    private final class Gate {

        private int most = 1;

        private boolean holds;

        synchronized void pass() {
            try {
                while (deletions() >= most) {
                    holds = true;
                    wait();
                }
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitHeld() {
            await().until(this::holds);
        }

        private synchronized boolean holds() {
            return holds;
        }

        synchronized void letPass(int deletions) {
            most = deletions;
            holds = false;
            notifyAll();
        }

        void open() {
            letPass(Integer.MAX_VALUE);
        }

        int deletions() {
            return (int) engine().asked().stream()
                    .filter(call -> call.startsWith("delete "))
                    .count();
        }
    }
}
