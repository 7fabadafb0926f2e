package io.sandboxconsole.console.overview;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.Location;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.FakeProviderFactory;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class OverviewTests extends ConsoleTest {

    private static final ConnectionId PROD = new ConnectionId("prod");

    @Autowired
    private FakeProviderFactory factory;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Inventory inventory;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private SandboxService sandboxes;

    @Autowired
    private AuditReader reader;

    private final List<SandboxId> there = new ArrayList<>();

    @AfterEach
    void emptyEngine() {
        factory.provider().recover();
        there.forEach(this::lose);
    }

    @Test
    void every_number_leads_to_a_list_of_as_many_sandboxes() {
        givenAFleet();
        signIn("auditor");

        open("overview");

        assertThat(lists()).hasSizeGreaterThan(40).allSatisfy(link -> {
            assertThat(link.getHref()).as(label(link)).startsWith("sandboxes");
            assertThat(said(link)).as(label(link)).isEqualTo(listed(link));
        });
    }

    @Test
    void what_is_worth_a_look_stands_on_top() {
        givenAFleet();
        signIn("auditor");

        open("overview");

        assertThat(numbers())
                .containsAllEntriesOf(Map.of(
                        "Sandboxes", 7,
                        "Running", 4,
                        "Failed", 1,
                        "Overdue", 1,
                        "Expire in 30 min", 1,
                        "Expire in 24 h", 3,
                        "Never expire", 2,
                        "Creator 0", 1));
        assertThat(texts(H2.class))
                .containsExactly(
                        "Created per day (existing)",
                        "Deleted per day (via the console)",
                        "By state",
                        "By team",
                        "By creator",
                        "Expires in",
                        "By connection",
                        "Age");
    }

    @Test
    void more_than_ten_creators_are_ten_and_the_others() {
        for (int i = 0; i < 13; i++) {
            given(sandbox("s" + i, "platform", "Creator " + i, Kind.RUNNING, Duration.ofHours(2), Duration.ofHours(2)));
        }
        signIn("auditor");

        open("overview");

        assertThat(numbers()).containsEntry("3 others", 3);
        assertThat(lists()).allSatisfy(link -> assertThat(said(link)).isEqualTo(listed(link)));
    }

    @Test
    void creators_of_one_name_are_told_apart_and_others_keep_their_name_alone() {
        given(
                byKey("a", "CI", "sck_ab12cd34"),
                byKey("b", "CI", "sck_ef56ab78"),
                byKey("c", "Nightly", "sck_9988aa77"));
        signIn("auditor");

        open("overview");

        assertThat(numbers()).containsKeys("CI (sck_ab12cd34)", "CI (sck_ef56ab78)", "Nightly");
        assertThat(words()).contains("sck_ab12cd34").doesNotContain("sck_9988aa77");
    }

    private Sandbox byKey(String id, String name, String lookup) {
        return sandbox(id, "platform", name, Kind.RUNNING, Duration.ofHours(1), Duration.ofHours(1))
                .createdBy(new Creator.ApiKey(
                        "key-" + id,
                        name,
                        false,
                        Creator.Evidence.RECORDED,
                        new ApiKeyDetails(name, false, null, "platform", lookup)));
    }

    @Test
    void a_viewer_counts_nothing_but_the_own_team() {
        givenAFleet();
        signIn("viewer", "platform");

        open("overview");

        assertThat(numbers())
                .containsEntry("Sandboxes", 5)
                .containsEntry("platform", 5)
                .doesNotContainKey("research");
        assertThat(words()).doesNotContain("research", "Creator 6");
    }

    @Test
    void the_numbers_follow_the_fleet() {
        given(sandbox("a", "platform", "Ada", Kind.RUNNING, Duration.ofHours(1), Duration.ofHours(1)));
        signIn("auditor");
        open("overview");

        given(sandbox("b", "platform", "Ada", Kind.RUNNING, Duration.ofHours(1), Duration.ofHours(1)));

        settleUntil(() -> Integer.valueOf(2).equals(numbers().get("Sandboxes")));
    }

    @Test
    void every_plot_is_described_in_words_and_holds_none_in_its_drawing() {
        given(sandbox("a", "platform", "<b>Mallory</b>", Kind.RUNNING, Duration.ofDays(2), null));
        signIn("auditor");

        open("overview");

        // The auditor sees the deletions, too.
        assertThat(drawings()).hasSize(2);
        assertThat(drawings().subList(0, 1)).allSatisfy(drawing -> {
            assertThat(drawing.getElement().getAttribute("aria-label")).contains("one sandbox in all");
            assertThat(drawing.getElement().getChildCount()).isPositive();
            assertThat(drawing.getElement().getTextRecursively()).isEmpty();
        });
        assertThat(words()).contains("<b>Mallory</b>");
    }

    @Test
    void whoever_reads_the_trail_sees_how_many_were_deleted_through_the_console() {
        var sandbox = sandbox("a", "platform", "Ada", Kind.RUNNING, Duration.ofHours(1), Duration.ofHours(1));
        given(sandbox, sandbox("b", "platform", "Ada", Kind.RUNNING, Duration.ofHours(1), Duration.ofHours(1)));
        signIn("operator", "platform");
        var actor = currentActor.get();
        CompletableFuture.runAsync(
                        () -> sandboxes.perform(actor, sandbox.id(), new SandboxCommand.Simple(SandboxAction.DELETE)))
                .join();

        // Signing in has led to the overview already, which counts when it is opened.
        open("audit");
        open("overview");
        settle();

        assertThat(deletions()).hasSize(1).allSatisfy(link -> {
            assertThat(said(link)).isPositive().isEqualTo(listedInTheTrail(link));
        });
    }

    @Test
    void whoever_may_not_read_the_trail_is_not_told_of_deletions() {
        givenAFleet();
        signIn("viewer", "platform");

        open("overview");

        assertThat(texts(H2.class)).isNotEmpty().doesNotContain("Deleted per day (via the console)");
    }

    @Test
    void whoever_may_create_reads_how_when_there_is_nothing_yet() {
        signIn("operator", "platform");

        open("overview");
        settleUntil(() -> words().contains("No sandboxes in your teams yet."));

        assertThat(_find(CountAnchor.class)).isEmpty();
    }

    @Test
    void whoever_may_see_nothing_reads_who_grants_it() {
        given(sandbox("a", "research", "Ada", Kind.RUNNING, Duration.ofHours(1), Duration.ofHours(1)));
        signIn("viewer", "platform");

        open("overview");
        settleUntil(() -> words().contains("You have no access to any sandboxes."));

        assertThat(_find(CountAnchor.class)).isEmpty();
    }

    @Test
    void numbers_of_an_engine_that_does_not_answer_are_marked_as_old() {
        given(sandbox("a", "platform", "Ada", Kind.RUNNING, Duration.ofHours(1), Duration.ofHours(1)));
        signIn("auditor");
        open("overview");
        settleUntil(() -> Integer.valueOf(1).equals(numbers().get("Sandboxes")));

        factory.provider()
                .failWith(new ProviderException.Unavailable(PROD, Message.quoted("It is away."), Answer.NONE, null));
        inventory.refresh(PROD);

        // The note comes with the page's next look at the connections, the number when the fleet has been counted.
        settleUntil(() -> words().contains("Showing data from")
                && Integer.valueOf(1).equals(numbers().get("Out of date")));
        assertThat(numbers()).containsEntry("Sandboxes", 1);
    }

    @Test
    void the_page_speaks_chinese() {
        givenAFleet();
        signIn("auditor");
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        open("sandboxes");

        open("overview");

        assertThat(texts(H2.class)).contains("按状态", "按创建者", "距过期");
        assertThat(words()).contains("永不过期", "30 分钟");
    }

    private void givenAFleet() {
        given(
                sandbox("0", "platform", "Creator 0", Kind.RUNNING, Duration.ofMinutes(5), Duration.ofMinutes(10)),
                sandbox("1", "platform", "Creator 1", Kind.RUNNING, Duration.ofHours(5), Duration.ofHours(2)),
                sandbox("2", "platform", "Creator 1", Kind.FAILED, Duration.ofDays(2), Duration.ofHours(20)),
                sandbox("3", "platform", "Creator 1", Kind.RUNNING, Duration.ofDays(5), Duration.ofDays(10)),
                sandbox("4", "platform", "Creator 1", Kind.PAUSED, Duration.ofDays(9), null),
                sandbox("5", "research", "Creator 5", Kind.OTHER, Duration.ofDays(40), null),
                sandbox("6", null, "Creator 6", Kind.RUNNING, Duration.ofHours(3), Duration.ofMinutes(-5)));
    }

    private void given(Sandbox... sandboxes) {
        for (Sandbox sandbox : sandboxes) {
            there.add(sandbox.id());
            factory.provider().with(sandbox);
            events.publishEvent(new SandboxEvent.Changed(sandbox));
        }
    }

    private void lose(SandboxId id) {
        factory.provider().lose(id);
        events.publishEvent(new SandboxEvent.Gone(id));
    }

    private Sandbox sandbox(
            String id, @Nullable String team, String creator, Kind kind, Duration age, @Nullable Duration left) {
        var now = clock.instant();
        return new Sandbox(
                new SandboxId(PROD, id),
                new SandboxStatus(SandboxState.of(kind), null, null, now),
                new Creator.User("id-" + creator, creator, Creator.Evidence.DECLARED),
                null,
                team,
                new Source.Image("python:3.12"),
                now.minus(age),
                left == null ? null : now.plus(left),
                List.of("sleep", "infinity"),
                null,
                Map.of());
    }

    private static List<Div> drawings() {
        return _find(Div.class).stream()
                .filter(part -> "img".equals(part.getElement().getAttribute("role")))
                .toList();
    }

    /// What the links say, by their labels; of several equal labels the first.
    private static Map<String, Integer> numbers() {
        return _find(CountAnchor.class).stream()
                .collect(toMap(OverviewTests::label, OverviewTests::said, (first, _) -> first));
    }

    private static String label(CountAnchor link) {
        String sentence = link.getAriaLabel().orElseThrow();
        return sentence.substring(0, sentence.lastIndexOf(": "));
    }

    private static int said(CountAnchor link) {
        String sentence = link.getAriaLabel().orElseThrow();
        return switch (sentence.substring(sentence.lastIndexOf(": ") + 2)) {
            case "no sandboxes" -> 0;
            case "one sandbox" -> 1;
            case String count -> Integer.parseInt(count.replace(" sandboxes", ""));
        };
    }

    private int listed(CountAnchor link) {
        var filter = new Location(link.getHref())
                .getQueryParameters()
                .getSingleParameter("filter")
                .map(SandboxFilter::parse)
                .orElse(SandboxFilter.EVERYTHING);
        return link.getHref().isEmpty()
                ? 0
                : inventory.page(currentActor.get(), Query.newest(filter, 1)).matching();
    }

    private static List<CountAnchor> lists() {
        return _find(CountAnchor.class).stream()
                .filter(link -> !link.getHref().startsWith("audit"))
                .toList();
    }

    private static List<CountAnchor> deletions() {
        return _find(CountAnchor.class).stream()
                .filter(link -> link.getHref().startsWith("audit") && said(link) > 0)
                .toList();
    }

    private int listedInTheTrail(CountAnchor link) {
        var query = new Location(link.getHref()).getQueryParameters();
        assertThat(query.getSingleParameter("result")).contains("succeeded");
        var criteria = new AuditQuery(
                null,
                query.getSingleParameter("action").orElseThrow(),
                null,
                Result.SUCCEEDED,
                query.getSingleParameter("from").map(Instant::parse).orElseThrow(),
                query.getSingleParameter("to").map(Instant::parse).orElseThrow(),
                null,
                null,
                AuditQuery.MAXIMUM_LIMIT);
        return reader.read(currentActor.get(), criteria).size();
    }
}
