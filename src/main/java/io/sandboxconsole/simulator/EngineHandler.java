package io.sandboxconsole.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Hands the calls below one mount to its engine, counted and with the scripted faults.
final class EngineHandler implements HttpHandler {

    private final Engine engine;
    private final Faults faults;
    private final Requests requests;
    private final ListDistortion distortion = new ListDistortion();

    EngineHandler(Engine engine, Faults faults, Requests requests) {
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

    static Request read(HttpExchange exchange, String mount) throws IOException {
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
        for (Effect effect : effects) {
            if (effect instanceof Effect.Answer answer) {
                return new Reply(
                        answer.status(),
                        answer.headers(),
                        out -> out.write(answer.body().getBytes(StandardCharsets.UTF_8)));
            }
        }
        Reply reply = engine.answer(request);
        for (Effect effect : effects) {
            if (effect instanceof Effect.Distortion kind) {
                reply = distortion.distort(reply, kind);
            }
        }
        return reply;
    }

    /// Sends the answer; a truncated one promises its whole length and ends after the half.
    static void send(HttpExchange exchange, Reply reply, boolean truncated) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = reply.bytes();
        boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes, 0, truncated ? bytes.length / 2 : bytes.length);
            exchange.getResponseBody().flush();
        }
    }
}
