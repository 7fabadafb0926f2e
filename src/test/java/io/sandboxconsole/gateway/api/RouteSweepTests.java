package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tests every change at `/api` by every role on what is the caller's own, a colleague's and another team's: the
/// status, and exactly which rows it leaves. What callers of one team may read, and more callers, are the business of
/// [RouteRoleTests].
class RouteSweepTests extends ApiConsole {

    /// People of a team, and a service key of another one, whose own team that is.
    private static final List<String> CALLERS = List.of("viewer", "operator", "lead", "auditor", "admin", "research");

    private enum Whose {
        OWN,
        TEAM,
        OTHER
    }

    /// The last words of the paths of what only Daytona does, and at once.
    private static final Set<String> DAYTONA = Set.of("touch", "backup", "intervals", "open-ports", "ssh-access");

    /// By route: who may, of [#CALLERS], on what is their own, their team's and another team's; and the answers, as
    /// [Expected] has them. The routes are called in this order.
    private static final Map<String, Expected> EXPECTED = read("""
            POST /api/connections/{id}/checks                            nnnyyn ------ ------ 200 SUCCEEDED
            POST /api/connections/{id}/refresh                           nnnnyn ------ ------ 202 SUCCEEDED
            POST /api/plans                                              nyynyy nyynyy nyynyy 201 SUCCEEDED
            POST /api/plans/{id}/repeat                                  -yy-yy mmmnym mmmnym 201 SUCCEEDED
            POST /api/plans/{id}/start                                   -yy-yy nmmnmm nmmnmm 201 SUCCEEDED | plan-unknown
            DELETE /api/plans/{id}                                       -yy-yy nmmnmm nmmnmm 409 FAILED plan-started | plan-unknown
            POST /api/jobs/{id}/pause                                    -yy-yy mmynyy mmmnym 409 FAILED job-state | not-found
            POST /api/jobs/{id}/resume                                   -yy-yy mmynyy mmmnym 409 FAILED job-state | not-found
            POST /api/jobs/{id}/cancel                                   -yy-yy mmynyy mmmnym 200 SUCCEEDED | not-found
            POST /api/jobs/{id}/retry                                    -yy-yy mmynyy mmmnym 409 FAILED nothing-failed | not-found | job-not-permitted
            POST /api/keys                                               nyynyn nnynyn nnnnyn 201 SUCCEEDED
            PATCH /api/keys/{id}                                         -yy-y- mmynym mmmnym 200 SUCCEEDED | not-found
            POST /api/keys/{id}/rotate                                   -yy-y- mmynym mmmnym 200 SUCCEEDED | not-found
            POST /api/keys/{id}/revoke                                   -yy-y- mmynym mmmnym 200 SUCCEEDED | not-found
            DELETE /api/keys/{id}                                        -yy-y- mmynym mmmnym 204 SUCCEEDED | not-found
            POST /api/locks                                              ------ nnynyn nnnnyn 201 SUCCEEDED
            PATCH /api/locks/{id}                                        --y-y- nnynyn mmmnym 200 SUCCEEDED
            DELETE /api/locks/{id}                                       --y-y- nnynyn mmmnym 204 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/lock                   nyynyn nyynyn hhhnyh 201 SUCCEEDED
            DELETE /api/sandboxes/{connection}/{id}/lock                 nyynyn nyynyn hhhnyh 204 SUCCEEDED
            PUT /api/sandboxes/{connection}/{id}/hold                    nnnyyn nnnyyn hhhyyh 200 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/hold/release           nnnyyn nnnyyn hhhyyh 204 SUCCEEDED
            POST /api/sandboxes                                          nyynyy ------ nnnnyn 201 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/pause                  nyynyy nyynyy hhhnyh 200 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/resume                 nyynyy nyynyy hhhnyh 200 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/start                  nyynyy nyynyy hhhnyh 501 FAILED unsupported
            POST /api/sandboxes/{connection}/{id}/stop                   nyynyy nyynyy hhhnyh 501 FAILED unsupported
            POST /api/sandboxes/{connection}/{id}/archive                nyynyy nyynyy hhhnyh 501 FAILED unsupported
            POST /api/sandboxes/{connection}/{id}/recover                nyynyy nyynyy hhhnyh 501 FAILED unsupported
            POST /api/sandboxes/{connection}/{id}/touch                  nyynyy nyynyy hhhnyh 200 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/backup                 nyynyy nyynyy hhhnyh 200 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/renew                  nyynyy nyynyy hhhnyh 200 SUCCEEDED
            PATCH /api/sandboxes/{connection}/{id}/metadata              nyynyy nyynyy hhhnyh 200 SUCCEEDED
            PATCH /api/sandboxes/{connection}/{id}/intervals             nyynyy nyynyy hhhnyh 200 SUCCEEDED
            PUT /api/sandboxes/{connection}/{id}/open-ports              nyynyy nyynyy hhhnyh 200 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/resize                 nyynyy nyynyy hhhnyh 501 FAILED unsupported
            POST /api/sandboxes/{connection}/{id}/fork                   nyynyy nyynyy hhhnyh 501 FAILED unsupported
            POST /api/sandboxes/{connection}/{id}/snapshots              nyynyy nyynyy hhhnyh 200 SUCCEEDED
            DELETE /api/sandboxes/{connection}/{id}/snapshots/{snapshot} nyynyy nyynyy hhhnyh 204 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/endpoints/{port}       nyynyy nyynyy hhhnyh 200 SUCCEEDED
            POST /api/sandboxes/{connection}/{id}/ssh-access             nyynyy nyynyy hhhnyh 200 SUCCEEDED
            DELETE /api/sandboxes/{connection}/{id}/ssh-access           nyynyy nyynyy hhhnyh 200 SUCCEEDED
            DELETE /api/sandboxes/{connection}/{id}/pending-deletion     nyynyy nyynyy hhhnyh 204 SUCCEEDED
            DELETE /api/sandboxes/{connection}/{id}                      nyynyy nyynyy hhhnyh 200 SUCCEEDED
            """);

    private static final Map<String, RecordedAs> RECORDED = ApiRoutes.recorded();

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final String platform = "platform-" + run;

    private final String research = "research-" + run;

    private final String root = admin();

    private final Map<String, String> authorizations = new LinkedHashMap<>();

    private final Map<String, Subjects> subjects = new LinkedHashMap<>();

    /// What a route answers, and who gets which answer.
    ///
    /// @param letters by caller: `y` may, `n` is denied, `h` is denied as if there were no such thing, `m`
    /// likewise with a code of its own, `-` has none of their own, or another column has the same
    /// @param done the answer to those who may, such as `200 SUCCEEDED`, or `409 FAILED job-state`
    /// @param missing the code of the outcome where there seems to be no such thing
    /// @param denied the code of the outcome of a denial
    private record Expected(Map<Whose, String> letters, String done, String missing, String denied) {

        /// Absent where there is nothing to call it on.
        Optional<String> of(Whose whose, String caller) {
            return switch (letters.getOrDefault(whose, "").charAt(CALLERS.indexOf(caller))) {
                case 'y' -> Optional.of(done);
                case 'n' -> Optional.of("403 DENIED " + denied);
                case 'h' -> Optional.of("404 DENIED out-of-scope");
                case 'm' -> Optional.of("404 DENIED " + missing);
                default -> Optional.empty();
            };
        }
    }

    /// What the calls of a caller are about.
    ///
    /// @param sandbox listed, and known to the history
    /// @param plan absent where the caller has none of their own, like the others
    private record Subjects(
            String sandbox,
            @Nullable String plan,
            String hash,
            int count,
            @Nullable String job,
            @Nullable String key,
            @Nullable String lock) {}

    private static Map<String, Expected> read(String table) {
        Map<String, Expected> expected = new LinkedHashMap<>();
        table.lines().forEach(line -> {
            String[] words = line.split(" +", 6);
            Map<Whose, String> letters = new EnumMap<>(Whose.class);
            for (Whose whose : Whose.values()) {
                letters.put(whose, words[2 + whose.ordinal()]);
            }
            String[] answers = words[5].split(" \\| ");
            String route = words[0] + " " + words[1];
            expected.put(
                    route,
                    new Expected(
                            letters,
                            answers[0],
                            answers.length > 1 ? answers[1] : "NOT_FOUND",
                            answers.length > 2
                                    ? answers[2]
                                    : ApiRoutes.recorded()
                                            .get(route)
                                            .permission()
                                            .word()));
        });
        return expected;
    }

    @Test
    void every_change_of_the_description_is_expected_for_every_caller() {
        assertThat(EXPECTED.keySet())
                .containsExactlyInAnyOrderElementsOf(ApiRoutes.described().keySet().stream()
                        .filter(route -> !route.startsWith("GET "))
                        .toList());
        assertThat(EXPECTED.values())
                .allSatisfy(row -> assertThat(row.letters().values())
                        .allMatch(letters -> letters.matches("[ynhm-]{%d}".formatted(CALLERS.size()))));
    }

    @Test
    void every_change_answers_and_is_recorded_as_expected_and_no_intent_stays_without_an_outcome() {
        prepare();
        long before = newestRow();
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach((route, expected) -> {
            for (Whose whose : Whose.values()) {
                for (String caller : CALLERS) {
                    expected.of(whose, caller).ifPresent(wanted -> {
                        String found = found(route, whose, caller);
                        if (!found.equals(wanted)) {
                            wrong.add("%s on %s as %s: %s, and not %s".formatted(route, whose, caller, found, wanted));
                        }
                    });
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(database.sql("""
                        select action from audit_event intent where id > ? and phase = 'INTENT' and not exists (
                          select 1 from audit_event outcome
                          where outcome.operation = intent.operation and outcome.phase <> 'INTENT')""").param(before).query(String.class).list()).isEmpty();
    }

    /// The status, and the result of the one attempt that the call left.
    private String found(String route, Whose whose, String caller) {
        var answer = call(route, whose, caller);
        String action = RECORDED.get(route).value();
        List<String> rows = database.sql(
                        "select phase, action, result, code from audit_event where request = ? order by id")
                .param(answer.header("X-Request-ID"))
                .query((row, _) -> "%s %s %s %s"
                        .formatted(
                                row.getString("phase"),
                                row.getString("action"),
                                row.getString("result"),
                                row.getString("code")))
                .list();
        // A check of the last minute is told again.
        if (rows.isEmpty() && answer.status() == 200 && action.equals("examine-connection")) {
            return "200 SUCCEEDED";
        }
        String outcome = "OUTCOME %s ".formatted(action);
        boolean paired = rows.size() == 2
                && rows.getFirst().startsWith("INTENT %s ".formatted(action))
                && rows.getLast().startsWith(outcome);
        return "%d %s"
                .formatted(
                        answer.status(),
                        paired ? rows.getLast().substring(outcome.length()).strip() : rows + answer.body());
    }

    /// The inventory and the history learn of all listed sandboxes at once.
    private void prepare() {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String caller : CALLERS) {
            authorizations.put(
                    caller,
                    caller.equals("research") ? key(Role.SERVICE, research) : token(id(caller), caller, platform));
            for (Whose whose : Whose.values()) {
                ids.put(caller + whose, fresh(whose, caller));
            }
        }
        ids.values().forEach(id -> awaitListed("prod", id));
        ids.values().forEach(this::awaitHistory);
        for (String caller : CALLERS) {
            for (Whose whose : Whose.values()) {
                subjects.put(caller + whose, subjects(whose, caller, ids.getOrDefault(caller + whose, "")));
            }
        }
    }

    private String id(String caller) {
        return "%s-%s".formatted(caller, run);
    }

    private String team(Whose whose, String caller) {
        return (whose == Whose.OTHER) == caller.equals("research") ? platform : research;
    }

    private String fresh(Whose whose, String caller) {
        return unlisted("sweep", team(whose, caller), owner(whose, caller));
    }

    private String owner(Whose whose, String caller) {
        return whose == Whose.OWN ? id(caller) : "colleague";
    }

    /// A lead of the team has made what is not the caller's own.
    private Subjects subjects(Whose whose, String caller, String sandbox) {
        String team = team(whose, caller);
        String maker =
                whose == Whose.OWN ? authorizations.getOrDefault(caller, "") : token("lead-of-" + team, "lead", team);
        Map<String, Object> selection =
                Map.of("action", "pause", "sandboxes", List.of(Map.of("connection", "prod", "id", sandbox)));
        var started = post("/api/plans", maker, selection).json();
        if (started.has("hash")) {
            post(
                    "/api/plans/%s/start".formatted(started.path("id").asString()),
                    maker,
                    start(started.path("hash").asString(), started.path("count").asInt()));
        }
        var plan = post("/api/plans", maker, selection).json();
        var key = post(
                        "/api/keys",
                        maker,
                        whose == Whose.OWN
                                ? Map.of("name", "Own", "role", "viewer")
                                : Map.of("name", "Service", "role", "viewer", "team", team))
                .json();
        var lock = post(
                        "/api/locks",
                        maker,
                        RouteBodies.of(
                                "POST /api/locks",
                                "labelValue",
                                UUID.randomUUID().toString(),
                                "team",
                                team))
                .json();
        return new Subjects(
                sandbox,
                plan.has("hash") ? plan.path("id").asString() : null,
                plan.path("hash").asString(),
                plan.path("count").asInt(),
                started.has("hash") ? started.path("id").asString() : null,
                key.has("key") ? key.path("key").path("id").asString() : null,
                lock.has("id") ? lock.path("id").asString() : null);
    }

    private static Map<String, Object> start(String hash, int count) {
        return Map.of("hash", hash, "count", count);
    }

    private Answer call(String route, Whose whose, String caller) {
        var about = subjects.getOrDefault(caller + whose, new Subjects("", null, "", 0, null, null, null));
        String[] words = route.split(" ");
        String sandbox = sandbox(words[1], whose, caller, about);
        String path = words[1].replace("{connection}/{id}", sandbox)
                .replace("{port}", "8080")
                .replace("{snapshot}", "none")
                .replace("/connections/{id}", "/connections/prod")
                .replace("/plans/{id}", "/plans/" + about.plan())
                .replace("/jobs/{id}", "/jobs/" + about.job())
                .replace("/keys/{id}", "/keys/" + about.key())
                .replace("/locks/{id}", "/locks/" + about.lock());
        prepare(words[0], words[1].substring(words[1].lastIndexOf('/') + 1), "/api/sandboxes/" + sandbox);
        return call(words[0], path, authorizations.get(caller), body(route, whose, caller, about));
    }

    /// Each call of a sandbox has one of its own, at an engine that knows the action.
    private String sandbox(String path, Whose whose, String caller, Subjects about) {
        if (path.contains("/hold")) {
            return "prod/" + about.sandbox();
        }
        return DAYTONA.contains(path.substring(path.lastIndexOf('/') + 1))
                ? "lab/" + unlistedStarted("sweep-" + UUID.randomUUID(), team(whose, caller), owner(whose, caller))
                : "prod/" + fresh(whose, caller);
    }

    /// Brings the sandbox into a state in which the action makes sense.
    private void prepare(String method, String action, String sandbox) {
        switch (action) {
            case "resume" -> post(sandbox + "/pause", root, null);
            case "lock" -> {
                if (method.equals("DELETE")) {
                    post(sandbox + "/lock", root, RouteBodies.of("POST /lock"));
                }
            }
            case "pending-deletion" -> call("DELETE", sandbox + "?grace=PT1H", root, null);
            case "release" -> call("PUT", sandbox + "/hold", root, RouteBodies.of("PUT /hold"));
            default -> {}
        }
    }

    private @Nullable Object body(String route, Whose whose, String caller, Subjects about) {
        String team = team(whose, caller);
        String name = UUID.randomUUID().toString();
        return switch (route) {
            case "POST /api/sandboxes" -> RouteBodies.of(route, "team", team);
            case "POST /api/keys" ->
                whose == Whose.OWN
                        ? RouteBodies.of(route, "name", name)
                        : RouteBodies.of(route, "name", name, "team", team);
            case "POST /api/locks" -> RouteBodies.of(route, "labelValue", name, "team", team);
            case "POST /api/plans" ->
                Map.of("action", "pause", "sandboxes", List.of(Map.of("connection", "prod", "id", about.sandbox())));
            case "POST /api/plans/{id}/start" -> start(about.hash(), about.count());
            default -> RouteBodies.of(route);
        };
    }
}
