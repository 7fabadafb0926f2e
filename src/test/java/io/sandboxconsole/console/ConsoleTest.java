package io.sandboxconsole.console;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.router.Location;
import io.sandboxconsole.access.Backlogs;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.TrailReads;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.sandbox.lifecycle.ScreenReads;
import io.sandboxconsole.testing.QuickTicks;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/// Opens the console as a given person, without a browser and without an identity provider.
///
/// All screen tests share one console over one engine in memory, except those with [KeysAndSilentEngine].
///
/// The work of [io.sandboxconsole.console.component.Background] runs at once, but on a thread of its own that does not
/// hold the session; [#settle] shows its results.
@SpringBootTest(
        properties = {
            "console.demo=false",
            "console.oidc.issuer=",
            "console.connections.prod.type=fake",
            "console.connections.prod.api-key=very-secret-key-1234",
            // What tests leave there would be found by others, and last words are calls that no screen makes.
            "console.history.enabled=false",
            "console.history.last-words.enabled=false",
            // By the test's clock; news of a job is late by as much as that is ahead.
            "console.bulk.grace=1s",
            "spring.datasource.url=jdbc:h2:mem:console-views;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
@Import({ConsoleTest.Doubles.class, QuickTicks.class})
public abstract class ConsoleTest {

    private static final Routes ROUTES = ConsoleRoutes.find();

    private Locale browserLanguage = Locale.US;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DataSource database;

    @Autowired
    protected TestClock clock;

    @BeforeEach
    void resetClock() {
        clock.reset();
    }

    @AfterEach
    void startDatabase() {
        database().start();
        Backlogs.catchUp(context);
    }

    @AfterEach
    public void closeBrowser() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    /// Opens the console as a person whose name, id and only role are `role`; no team means none.
    protected final void signIn(String role, String... teams) {
        signInWith(Map.of("sub", role, "name", role, "roles", List.of(role), "teams", List.of(teams)));
    }

    /// Opens the console as the person these claims describe.
    protected final void signInWith(Map<String, Object> claims) {
        authenticate(claims);
        openBrowser();
    }

    /// Makes whoever sits at the open browser the person these claims describe.
    protected final void authenticate(Map<String, Object> claims) {
        var now = Instant.now();
        Map<String, Object> all = new LinkedHashMap<>(claims);
        all.putIfAbsent("iss", "https://idp.example.test");
        all.putIfAbsent("sub", "nobody");
        var token = new OidcIdToken("token", now, now.plusSeconds(300), all);
        var user = new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, token);
        SecurityContextHolder.getContext()
                .setAuthentication(new OAuth2AuthenticationToken(user, AuthorityUtils.NO_AUTHORITIES, "console"));
    }

    /// Makes the browsers that are opened from now on prefer `language`.
    protected final void prefer(Locale language) {
        browserLanguage = language;
    }

    /// Makes the open browser one of a person in that time zone; in UTC otherwise.
    protected final void inZone(String zone) {
        UI ui = UI.getCurrent();
        ui.getInternals()
                .setExtendedClientDetails(new ExtendedClientDetails(
                        ui, null, null, null, null, null, null, null, null, null, null, zone, null, null, null, null,
                        null, null, null));
    }

    /// Opens the console as nobody.
    protected final void openBrowser() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        MockVaadin.setMockRequestFactory(session -> {
            var request = new FakeRequest(session);
            request.setUserPrincipalInt(authentication);
            request.setUserInRole((_, _) -> false);
            request.setLocaleInt(browserLanguage);
            return request;
        });
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
        settle();
    }

    /// Goes to an address below the console's own, such as `audit?result=denied`.
    protected final void open(String address) {
        var location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        settle();
    }

    protected final StoppableDataSource database() {
        return (StoppableDataSource) database;
    }

    /// Shows what background work has answered.
    protected final void settle() {
        MockVaadin.clientRoundtrip(false);
    }

    /// Follows what the inventory publishes on its own threads until `condition` holds.
    protected final void settleUntil(BooleanSupplier condition) {
        // A page belongs to the thread that opened it.
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    settle();
                    return condition.getAsBoolean();
                });
    }

    /// All the text on the page, for sentences of which only the words matter.
    protected final String words() {
        return _find(Component.class).stream()
                .map(component -> component.getElement().getText())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /// The newest rows of the trail, newest first.
    protected final List<AuditRow> newestRows(int count) {
        return trail.read(
                new Visible(true, Set.of(), null),
                new AuditQuery(null, null, null, null, null, null, null, null, count));
    }

    /// The texts of all components of `type` on the page.
    protected static List<String> texts(Class<? extends Component> type) {
        return _find(type).stream()
                .map(component -> component.getElement().getTextRecursively())
                .toList();
    }

    /// What the tests own: the clock, the engine and the executor.
    @TestConfiguration(proxyBeanMethods = false)
    static class Doubles {

        @Bean
        static BeanPostProcessor stoppableDatabase() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? new StoppableDataSource(database) : bean;
                }
            };
        }

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        /// Shares only what is underway: the tests' clock stands, so that no moment would ever be over.
        @Bean
        @Primary
        ScreenReads screenReadsWithoutAMoment() {
            var seconds = new AtomicLong();
            return new ScreenReads(() -> Instant.ofEpochSecond(seconds.addAndGet(10)));
        }

        @Bean
        @Primary
        SwitchedTrailReads switchedTrailReads(@Qualifier("auditRecorder") TrailReads real) {
            return new SwitchedTrailReads(real);
        }

        @Bean
        FakeProviderFactory fakeProviderFactory(Clock clock) {
            return new FakeProviderFactory(clock);
        }

        @Bean
        @Primary
        FakeHistory fakeHistory(Guard guard, Clock clock) {
            return new FakeHistory(guard, clock);
        }

        @Bean
        AsyncTaskExecutor applicationTaskExecutor() {
            return new TaskExecutorAdapter(work ->
                    CompletableFuture.runAsync(work, Thread::startVirtualThread).join());
        }
    }
}
