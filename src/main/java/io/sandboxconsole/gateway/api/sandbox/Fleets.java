package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.DataAges;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.past.PastFleet;
import io.sandboxconsole.history.past.PastNote;
import io.sandboxconsole.history.past.TimeMachine;
import io.sandboxconsole.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Finds the fleet that a request is about: that of the present, or of an instant.
@Component
class Fleets {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Inventory inventory;

    private final TimeMachine timeMachine;

    private final DataAges ages;

    Fleets(Inventory inventory, TimeMachine timeMachine, DataAges ages) {
        this.inventory = inventory;
        this.timeMachine = timeMachine;
        this.ages = ages;
    }

    /// @param asOf absent for the present
    ShownFleet of(Caller caller, @Nullable Instant asOf) {
        if (asOf == null) {
            return new ShownFleet(inventory, null, ages.of(caller), null);
        }
        var past = read(asOf);
        List<String> notes = past.notes().stream()
                .filter(note -> concerns(caller, note))
                .map(Fleets::sentence)
                .toList();
        return new ShownFleet(past.fleet(), past.at(), null, notes.isEmpty() ? null : notes);
    }

    private PastFleet read(Instant asOf) {
        try (var request = timeMachine.at(asOf, _ -> {})) {
            return request.fleet().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new ApiProblem(
                            ProblemType.DATABASE_UNAVAILABLE,
                            "The fleet of that time is not read yet. Ask again in a moment.")
                    .retryAfter(Duration.ofSeconds(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof DataAccessException database
                    ? database
                    : new CompletionException(failed);
        }
    }

    private static boolean concerns(Caller caller, PastNote note) {
        return switch (note) {
            case PastNote.Future _, PastNote.BeforeRetention _ -> true;
            case PastNote.BeforeKnowledge before -> CallerReach.covers(caller, before.connection());
            case PastNote.Gap gap -> CallerReach.covers(caller, gap.connection());
        };
    }

    private static String sentence(PastNote note) {
        return switch (note) {
            case PastNote.Future future ->
                "The instant is still to come: this is the fleet of %s.".formatted(future.now());
            case PastNote.BeforeRetention before ->
                "The history keeps nothing from before %s: what had ended by then is missing."
                        .formatted(before.since());
            case PastNote.BeforeKnowledge before ->
                "The connection “%s” was not known before %s: what had ended by then is missing."
                        .formatted(before.connection(), before.since());
            case PastNote.Gap gap ->
                gap.until() == null
                        ? "The connection “%s” has not been watched since %s.".formatted(gap.connection(), gap.from())
                        : "The connection “%s” was not watched from %s to %s."
                                .formatted(gap.connection(), gap.from(), gap.until());
        };
    }
}
