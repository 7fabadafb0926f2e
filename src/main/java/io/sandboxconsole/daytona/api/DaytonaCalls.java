package io.sandboxconsole.daytona.api;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.http.EngineCalls;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// Makes calls to a Daytona server, and reads its listings by cursor.
public final class DaytonaCalls extends EngineCalls<DaytonaApi> {

    private static final int LAST_PAGE = 4_000;

    /// The limit of successive pages without new rows; beyond it, a cursor only leads in circles.
    private static final int MOST_FRUITLESS = 10;

    private static final int UNAUTHORIZED = 401;

    private final DaytonaFailures failures;

    private final AuthenticationCircuit circuit;

    private final Set<Message> notForKeys = ConcurrentHashMap.newKeySet();

    /// Makes calls to one server.
    ///
    /// @param api throws where the connection's settings are invalid
    public DaytonaCalls(
            Supplier<DaytonaApi> api, DaytonaFailures failures, AuthenticationCircuit circuit, EngineTimings timings) {
        super(api, timings.retry());
        this.failures = failures;
        this.circuit = circuit;
    }

    /// Stands for the identity that an item lacks.
    private record Place(int page, int index) {}

    /// One page of a listing; the last has no next cursor.
    public record Page<T>(List<T> items, @Nullable String next) {}

    @Override
    protected ProviderException meaning(RestClientException failure, RequestSubject requestSubject, Duration waited) {
        return failures.of(failure, requestSubject, waited);
    }

    /// Makes a call once, unless the credential was rejected a short while ago.
    @Override
    public <A, T> T once(
            RequestSubject requestSubject, Function<DaytonaApi, @Nullable A> call, Function<A, T> mapping) {
        circuit.pass();
        return probe(requestSubject, call, mapping);
    }

    /// Makes a call once, even while the circuit is open.
    public <A, T> T probe(
            RequestSubject requestSubject, Function<DaytonaApi, @Nullable A> call, Function<A, T> mapping) {
        try {
            return super.once(requestSubject, call, mapping);
        } catch (CredentialsRejected rejection) {
            if (rejection.answer().status() == UNAUTHORIZED) {
                circuit.open(rejection);
            }
            throw rejection;
        }
    }

    /// Closes the circuit: the server has just accepted the credential.
    public void accepted() {
        circuit.close();
    }

    /// Makes a call that most servers reserve for people's tokens. After one rejection of our key the call is not made
    /// again, because the server counts each rejection as a failed login.
    ///
    /// @throws ProviderException.Unsupported where the key may not make it, though it is valid
    public <A, T> T personal(
            RequestSubject requestSubject, Function<DaytonaApi, @Nullable A> call, Function<A, T> mapping) {
        circuit.pass();
        if (notForKeys.contains(requestSubject.doing())) {
            throw failures.notForKeys(requestSubject, Answer.NONE);
        }
        try {
            return super.once(requestSubject, call, mapping);
        } catch (CredentialsRejected rejection) {
            ProviderException meaning = failures.ofPersonal(rejection, requestSubject);
            if (meaning instanceof CredentialsRejected rejected) {
                circuit.open(rejected);
            } else if (rejection.answer().status() == UNAUTHORIZED) {
                notForKeys.add(requestSubject.doing());
            }
            throw meaning;
        }
    }

    /// Reads a listing to its end, each item once: rows may move from one page to another while they are read.
    ///
    /// @param call gets the cursor, null on the first call
    /// @param mapping maps the page
    /// @param id identifies an item across pages; null where it cannot be told
    public <A, T> List<T> pages(
            RequestSubject requestSubject,
            BiFunction<DaytonaApi, @Nullable String, @Nullable A> call,
            Function<A, Page<T>> mapping,
            Function<T, @Nullable Object> id) {
        Map<Object, T> found = new LinkedHashMap<>();
        String cursor = null;
        int fruitless = 0;
        for (int number = 1; number <= LAST_PAGE; number++) {
            String from = cursor;
            Page<T> page = read(requestSubject, api -> call.apply(api, from), mapping);
            int before = found.size();
            for (int i = 0; i < page.items().size(); i++) {
                T item = page.items().get(i);
                Object key = id.apply(item);
                found.put(key == null ? new Place(number, i) : key, item);
            }
            cursor = page.next();
            if (cursor == null || cursor.isEmpty()) {
                return List.copyOf(found.values());
            }
            fruitless = found.size() > before ? 0 : fruitless + 1;
            if (cursor.equals(from) || fruitless == MOST_FRUITLESS) {
                break;
            }
        }
        throw failures.of(new MalformedResponse(Message.of("problem.answer.endless")), requestSubject, Duration.ZERO);
    }
}
