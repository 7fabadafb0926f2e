package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.audit.AuditActionText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Compares every cell of the trail and of the keys with its record: a line that was shown before must not keep a part
/// of another one.
class CellsJourneyIT extends JourneyTest {

    /// The cells of the lines in sight, by the place of the line. A relative time is given by its moment.
    private static final String CELLS = """
            () => {
              const grid = document.querySelector('.page vaadin-grid');
              const words = (node) => [...node.childNodes].flatMap((child) => {
                if (child.nodeType === Node.TEXT_NODE) return [child.data.trim()];
                if (child.nodeType !== Node.ELEMENT_NODE || child.localName === 'vaadin-icon') return [];
                if (child.localName === 'time' && child.dataset.show !== 'full') {
                  return [child.textContent ? child.getAttribute('datetime') : 'a time without a text'];
                }
                return words(child);
              }).filter(Boolean);
              const lines = {};
              if (!grid?.shadowRoot) return lines;
              for (const line of grid.shadowRoot.querySelectorAll('#items tr:not([hidden])')) {
                lines[line.index] = [...line.querySelectorAll('td:not([hidden])')]
                    .flatMap((cell) => cell.querySelector('slot').assignedElements())
                    .map((content) => words(content).join(' | '));
              }
              return lines;
            }""";

    private static final String FULL = """
            (moments) => {
              const full = new Intl.DateTimeFormat(document.documentElement.lang || navigator.language,
                  { dateStyle: 'medium', timeStyle: 'long' });
              return moments.map((moment) => full.format(new Date(moment)));
            }""";

    private static final String VIEWER = "Vera Viewer (demo)";

    private static final Actor LEAD = Actors.person("lead", Role.LEAD, "platform");

    @Autowired
    private ApiKeys keys;

    @Test
    void every_cell_of_the_trail_is_its_records_after_a_filter_a_refresh_and_a_sort() {
        var page = signIn("auditor", "/audit");
        assertCells(page, () -> entries(page, trail()));

        long denials = denials();
        signIn("viewer", "/audit");
        signIn("lead", "/keys");
        // A page is refused at once, and the row of it is written in the background.
        await().until(() -> denials() > denials);
        button(page, "Refresh").click();
        assertCells(page, () -> entries(page, trail()));

        chooseFacet(page, "Result", "Denied");
        assertCells(
                page,
                () -> entries(
                        page,
                        trail().stream()
                                .filter(row -> result(row.event()) == Result.DENIED)
                                .toList()));

        button(page, "Clear filters").click();
        assertCells(page, () -> entries(page, trail()));
        cell(page, " .cell-choice")
                .getByText(VIEWER, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertCells(
                page,
                () -> entries(
                        page,
                        trail().stream()
                                .filter(row -> row.event().who().name().equals(VIEWER))
                                .toList()));

        page.locator("vaadin-grid-sorter").getByText("Time").click();
        assertThat(page).hasURL(Pattern.compile(".*sort=time.*"));
        assertCells(page, () -> {
            List<AuditRow> oldest = new ArrayList<>(trail().stream()
                    .filter(row -> row.event().who().name().equals(VIEWER))
                    .toList());
            Collections.reverse(oldest);
            return entries(page, oldest);
        });
    }

    @Test
    void every_cell_of_the_keys_is_its_records_after_a_use_a_filter_and_a_sort() throws Exception {
        String value = issue("Cells-A", new Limits(30, 1));
        issue("Cells-B", Limits.NONE);
        var page = signIn("lead", "/keys?text=Cells-");
        assertCells(page, () -> lines(Comparator.comparing(ApiKey::name)));

        use(value);
        assertCells(page, () -> lines(Comparator.comparing(ApiKey::name)));
        assertThat(cell(page, "").getByText("Never used")).hasCount(1);

        page.locator("vaadin-grid-sorter").getByText("Last used").click();
        assertCells(page, () -> lines(Comparator.comparing(CellsJourneyIT::used)));
        keys.revoke(
                LEAD,
                keys.visible(LEAD).stream()
                        .filter(key -> key.name().equals("Cells-B"))
                        .findFirst()
                        .orElseThrow()
                        .id());
        assertThat(cell(page, " vaadin-badge").getByText("Revoked")).isVisible();
        assertCells(page, () -> lines(Comparator.comparing(CellsJourneyIT::used)));
        page.getByLabel("Name, owner, prefix or address").fill("Cells-B");
        assertThat(cell(page, " .key-name")).hasCount(1);
        assertCells(
                page,
                () -> lines(Comparator.comparing(ApiKey::name)).stream()
                        .filter(line -> line.getFirst().startsWith("Cells-B"))
                        .toList());
    }

    @Test
    void an_entry_opens_beside_the_trail_follows_the_keyboard_and_gives_the_focus_back() {
        var page = signIn("auditor", "/audit");
        assertThat(cell(page, " time").first()).isVisible();

        cell(page, " time").nth(1).click();
        var heading = page.locator(".audit-entry h2");
        assertThat(heading).isFocused();
        settle(page);
        String first = page.url();

        page.keyboard().press("j");
        page.waitForCondition(() -> !page.url().equals(first));
        assertThat(page.locator(".audit-entry")).isVisible();
        settle(page);
        page.keyboard().press("Escape");
        assertThat(page.locator(".audit-entry")).hasCount(0);
        page.waitForFunction("document.activeElement?.localName === 'vaadin-grid'");
        assertThat(page).hasURL(address("/audit"));
    }

    /// A question that the page itself asked has its row behind those that the page shows: some of the newest reads,
    /// which are alike within a second, are therefore not yet there.
    private static void assertCells(Page page, Supplier<List<List<String>>> records) {
        await().pollInSameThread().pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            Map<String, List<String>> shown = cells(page);
            List<List<String>> all = records.get();
            var reads = (int) all.stream()
                    .takeWhile(line -> line.contains("Read audit trail"))
                    .count();
            assertThat(IntStream.rangeClosed(0, reads).mapToObj(newest -> all.subList(newest, all.size())))
                    .anySatisfy(expected -> {
                        assertThat(shown).hasSizeBetween(Math.min(expected.size(), 10), expected.size());
                        shown.forEach(
                                (place, line) -> assertThat(line).isEqualTo(expected.get(Integer.parseInt(place))));
                    });
        });
    }

    @SuppressWarnings("unchecked") // as the script makes it
    private static Map<String, List<String>> cells(Page page) {
        return (Map<String, List<String>>) page.evaluate(CELLS);
    }

    /// The lines of the trail: outcomes and events; the demo has no attempt without an outcome.
    private static List<List<String>> entries(Page page, List<AuditRow> rows) {
        List<AuditEvent> events = rows.stream()
                .map(AuditRow::event)
                .filter(event -> event.phase() != Phase.INTENT)
                .toList();
        List<?> times = (List<?>) page.evaluate(
                FULL, events.stream().map(event -> event.at().toString()).toList());
        List<List<String>> lines = new ArrayList<>();
        for (AuditEvent event : events) {
            var what = event.what();
            var ending = event.ending();
            String detail = ending == null ? "" : or(ending.detail(), cause(ending.code()));
            lines.add(List.of(
                    String.valueOf(times.get(lines.size())),
                    badge(result(event)),
                    event.who().name(),
                    AuditActionText.label(event.action()),
                    what == null ? "" : or(what.name(), or(what.id(), or(what.connection(), ""))),
                    what == null ? "" : or(what.team(), ""),
                    detail));
        }
        return lines;
    }

    /// The words for a code without a sentence: journeys before this one may have called with a key that does not
    /// exist.
    private static String cause(String code) {
        return code.equals("unknown-key") ? "Key unknown" : code;
    }

    private long denials() {
        return trail().stream()
                .filter(row -> result(row.event()) == Result.DENIED)
                .count();
    }

    private static String badge(@Nullable Result result) {
        return switch (result) {
            case SUCCEEDED -> "✓ | Succeeded";
            case DENIED -> "✕ | Denied";
            case FAILED -> "✕ | Failed";
            case UNCLEAR -> "! | Unclear";
            case null -> "no result";
        };
    }

    private static @Nullable Result result(AuditEvent event) {
        var ending = event.ending();
        return ending == null ? null : ending.result();
    }

    private static String or(@Nullable String text, String other) {
        return text == null || text.isBlank() ? other : text;
    }

    private List<List<String>> lines(Comparator<ApiKey> order) {
        return keys.visible(LEAD).stream()
                .filter(key -> key.name().startsWith("Cells-"))
                .sorted(order)
                .map(key -> List.of(
                        "%s | %s…".formatted(key.name(), key.lookup()),
                        "platform | Service key",
                        "Service | All connections",
                        key.revoked() == null ? "● | Active" : "✕ | Revoked",
                        String.valueOf(key.expires()),
                        key.created().at() + " | " + key.created().name(),
                        key.lastUse() == null
                                ? "Never used"
                                : "%s | %s · %s"
                                        .formatted(
                                                key.lastUse().at(),
                                                key.lastUse().address(),
                                                key.lastUse().userAgent()),
                        "0",
                        key.limits().equals(Limits.NONE) ? "No limit" : "30/min | 1 sandbox"))
                .toList();
    }

    private static Instant used(ApiKey key) {
        return key.lastUse() == null ? Instant.EPOCH : key.lastUse().at();
    }

    private String issue(String name, Limits limits) {
        return keys.issue(
                        LEAD,
                        new KeyRequest(
                                name,
                                Kind.SERVICE,
                                "platform",
                                Role.SERVICE,
                                null,
                                Instant.now().plus(Duration.ofDays(90)),
                                limits))
                .value();
    }

    private void use(String value) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address("/v1/sandboxes")))
                .header("OPEN-SANDBOX-API-KEY", value)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
