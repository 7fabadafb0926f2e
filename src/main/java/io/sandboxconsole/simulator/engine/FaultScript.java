package io.sandboxconsole.simulator.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Scripts the faults of a route, one effect per call.
public final class FaultScript {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain; charset=utf-8");

    private static final Map<String, String> PAGE = Map.of("Content-Type", "text/html; charset=utf-8");

    private final Faults faults;
    private final String route;
    private final int calls;

    FaultScript(Faults faults, String route, int calls) {
        this.faults = faults;
        this.route = route;
        this.calls = calls;
    }

    /// Limits the fault to the next calls.
    public FaultScript times(int nextCalls) {
        return new FaultScript(faults, route, nextCalls);
    }

    /// Answers this status with an error body in the engine's shape.
    public void status(int status) {
        script(new Effect.Failure(status));
    }

    /// Answers exactly as given; the headers should name the content type.
    public void answer(int status, Map<String, String> headers, String body) {
        script(new Effect.Answer(status, headers, body));
    }

    /// Answers 429 and asks the client to retry after these seconds.
    public void rateLimited(int seconds) {
        script(new Effect.RateLimit(seconds));
    }

    /// Answers 500 as text, as the engine does on an unforeseen failure.
    public void plainText500() {
        answer(500, TEXT, "Internal Server Error");
    }

    /// Answers 200 with a body that is no JSON although the content type says so.
    public void garbage() {
        answer(200, JSON, "{\"items\":[{\"id\": <<<not json>>>");
    }

    /// Answers 200 with a web page, as a proxy in front of the engine does.
    public void webPage() {
        answer(200, PAGE, "<!doctype html><html><body><h1>Please sign in</h1></body></html>");
    }

    /// Answers 403 as a full Kubernetes namespace does.
    public void namespaceFull() {
        answer(403, JSON, """
                {"code":"KUBERNETES::QUOTA_EXCEEDED","message":"pods \\"sbx-7\\" is forbidden: exceeded quota: team-quota, \
                requested: limits.cpu=2, used: limits.cpu=20, limited: limits.cpu=20"}""");
    }

    /// Answers 429 as a full pool does, with the wait until a sandbox may be free.
    public void poolFull(int seconds) {
        Map<String, String> headers = new HashMap<>(JSON);
        headers.put("Retry-After", String.valueOf(seconds));
        answer(429, headers, """
                {"code":"KUBERNETES::POOL_EXHAUSTED","message":"The pool agents has no free sandbox."}""");
    }

    /// Answers late by this real time.
    public void latency(Duration duration) {
        script(new Effect.Wait(duration));
    }

    /// Does not answer until the faults are cleared.
    public void stall() {
        script(new Effect.Wait(null));
    }

    /// Drops the connection before the engine sees the call.
    public void reset() {
        script(Effect.Cut.RESET);
    }

    /// Drops the connection after the engine has handled the call.
    public void lostAnswer() {
        script(Effect.Cut.LOST_ANSWER);
    }

    /// Drops the connection in the middle of the answer.
    public void truncated() {
        script(Effect.Cut.TRUNCATED);
    }

    /// Answers an empty listing.
    public void emptyList() {
        script(Effect.Distortion.EMPTY_LIST);
    }

    /// Omits every second item, in the totals too.
    public void halvedList() {
        script(Effect.Distortion.HALVED_LIST);
    }

    /// Begins every page with the last item of the page before.
    public void repeatedIds() {
        script(Effect.Distortion.REPEATED_IDS);
    }

    /// Hides the first item of every page but the first one, as when a newer one is deleted between two pages.
    public void shiftedPages() {
        script(Effect.Distortion.SHIFTED_PAGES);
    }

    /// Adds members that are in no specification.
    public void unknownMembers() {
        script(Effect.Distortion.UNKNOWN_MEMBERS);
    }

    /// Answers states, actions and permissions that are in no specification.
    public void unknownStates() {
        script(Effect.Distortion.UNKNOWN_STATES);
    }

    /// Lists the first rows as servers sometimes do: members of other kinds, absurd times, and rows without an id.
    public void oddRows() {
        script(Effect.Distortion.ODD_ROWS);
    }

    public void script(Effect effect) {
        faults.add(new Fault(route, effect, new AtomicInteger(calls)));
    }
}
