package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.CreationRows.Key;
import io.sandboxconsole.gateway.RepeatedCreations.Ways;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EngineAnswer;
import io.sandboxconsole.sandbox.EngineCall;
import io.sandboxconsole.sandbox.RawCreated;
import io.sandboxconsole.sandbox.RawCreations;
import io.sandboxconsole.sandbox.RawWish;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Creates sandboxes for callers: within their limit, and once for each idempotency key.
@Component
class GatewayCreations {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final RawCreations creations;

    private final SandboxLimit limit;

    private final RepeatedCreations repeated;

    GatewayCreations(RawCreations creations, SandboxLimit limit, RepeatedCreations repeated) {
        this.creations = creations;
        this.limit = limit;
        this.repeated = repeated;
    }

    EngineAnswer create(Caller caller, ConnectionId connection, HttpServletRequest request, EngineCall call) {
        var wish = new Wish(caller, connection, request.getHeader(EngineHeaders.TEAM), call, new CallBody(request));
        List<String> keys = Collections.list(request.getHeaders(EngineHeaders.IDEMPOTENCY_KEY));
        if (keys.isEmpty()) {
            return limited(wish, label()).answer();
        }
        // A denial comes first, and once: whatever else is wrong is nobody's business then.
        creations.check(caller.actor(), connection);
        String fingerprint = checked(wish, () -> fingerprint(keys, wish));
        var ways = new Ways(
                label -> limited(wish, label),
                label -> creations.earlier(caller.actor(), connection, wish.labelled(label)));
        var key = new Key(caller.actor().id().label(), keys.getFirst());
        try {
            return repeated.once(key, repeated.wish(fingerprint, label()), ways);
        } catch (GatewayRefusal refusal) {
            if (refusal.code().startsWith("IDEMPOTENCY_")) {
                creations.refused(caller.actor(), connection, refusal);
            }
            throw refusal;
        }
    }

    /// What a caller wants, read once.
    private record Wish(
            Caller caller,
            ConnectionId connection,
            @Nullable String team,
            EngineCall call,
            CallBody body) {

        RawWish labelled(String label) {
            return new RawWish(team, label, call, body::read);
        }
    }

    /// Being over the limit is decided before anything is asked of the engine, and recorded as the failure it is.
    private RawCreated limited(Wish wish, String label) {
        var caller = wish.caller();
        var full = new boolean[] {true};
        try {
            return limit.within(caller, () -> {
                full[0] = false;
                return creations.create(caller.actor(), wish.connection(), wish.labelled(label));
            });
        } catch (GatewayRefusal refusal) {
            if (full[0]) {
                creations.refused(caller.actor(), wish.connection(), refusal);
            }
            throw refusal;
        }
    }

    private String checked(Wish wish, Supplier<String> work) {
        try {
            return work.get();
        } catch (GatewayRefusal refusal) {
            creations.refused(wish.caller().actor(), wish.connection(), refusal);
            throw refusal;
        }
    }

    private static String fingerprint(List<String> keys, Wish wish) {
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new GatewayRefusal(
                    400,
                    "INVALID_IDEMPOTENCY_KEY",
                    "One Idempotency-Key has 1 to 255 printable characters and no blanks.");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            String rest = wish.connection().value() + "\n" + wish.team() + "\n";
            digest.update(rest.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(wish.body().read()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    private static String label() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
