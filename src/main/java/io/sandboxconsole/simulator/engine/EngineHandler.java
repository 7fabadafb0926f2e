package io.sandboxconsole.simulator.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Passes the calls below one mount to its engine, counted and with the scripted faults.
public final class EngineHandler implements HttpHandler {

    private final Engine engine;
    private final Faults faults;
    private final Requests requests;
    private final ListDistortion distortion = new ListDistortion();

    public EngineHandler(Engine engine, Faults faults, Requests requests) {
        this.engine = engine;
        this.faults = faults;
        this.requests = requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange, engine.mount());
            String route = engine.routeOf(request);
            requests.note(route);
            List<Effect> effects = faults.use(route, request.method() + " " + engine.pathOf(request));
            answer(exchange, request, effects);
        } catch (IOException | RuntimeException failure) {
            System.getLogger(EngineHandler.class.getName())
                    .log(System.Logger.Level.DEBUG, "The simulator could not finish an answer.", failure);
            throw failure;
        }
    }

    public static Request read(HttpExchange exchange, String mount) throws IOException {
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = uri.getRawPath().substring(mount.length());
        return new Request(exchange.getRequestMethod(), mount, path, query, exchange.getRequestHeaders(), body);
    }

    private void answer(HttpExchange exchange, Request request, List<Effect> effects) throws IOException {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Wait wait) {
                faults.await(wait.longest());
            }
        }
        if (!effects.contains(Effect.Cut.RESET)) {
            Reply reply = reply(request, effects);
            if (!effects.contains(Effect.Cut.LOST_ANSWER)) {
                send(exchange, reply, effects.contains(Effect.Cut.TRUNCATED));
            }
        }
    }

    private Reply reply(Request request, List<Effect> effects) {
        Optional<Reply> instead = effects.stream()
                .flatMap(effect -> instead(request, effect).stream())
                .findFirst();
        if (instead.isPresent()) {
            return instead.get();
        }
        Reply reply = engine.answer(request);
        for (Effect effect : effects) {
            if (effect instanceof Effect.Distortion kind) {
                reply = distortion.distort(request, reply, kind);
            }
        }
        return reply;
    }

    private Optional<Reply> instead(Request request, Effect effect) {
        return switch (effect) {
            case Effect.Answer answer ->
                Optional.of(new Reply(
                        answer.status(),
                        answer.headers(),
                        out -> out.write(answer.body().getBytes(StandardCharsets.UTF_8))));
            case Effect.Failure failure ->
                Optional.of(engine.failure(request, failure.status(), "A scripted fault answered."));
            case Effect.RateLimit limit -> Optional.of(engine.rateLimited(request, limit.seconds()));
            case Effect.Wait _ -> Optional.empty();
            case Effect.Cut _ -> Optional.empty();
            case Effect.Distortion _ -> Optional.empty();
        };
    }

    /// Sends the answer; a truncated one declares its whole length and ends after half of it.
    public static void send(HttpExchange exchange, Reply reply, boolean truncated) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (reply.streamed() && reply.body() != null) {
            exchange.sendResponseHeaders(reply.status(), 0);
            reply.body().writeTo(exchange.getResponseBody());
            exchange.getResponseBody().close();
            return;
        }
        byte[] bytes = reply.bytes();
        boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes, 0, truncated ? bytes.length / 2 : bytes.length);
            exchange.getResponseBody().flush();
        }
    }
}
