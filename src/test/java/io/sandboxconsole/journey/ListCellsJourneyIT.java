package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Every cell of the list tells the truth about the sandbox of its row after each change of the list, and nothing that
/// matters is cut, on the screen and on paper.
class ListCellsJourneyIT extends JourneyTest {

    private static final Actor EVERYTHING = new Actor(
            new ActorId("reader"),
            "reader",
            Kind.SYSTEM,
            List.of(),
            Set.of(new Grant(Role.ADMIN, new Scope.All())),
            new Origin(Door.SYSTEM, null));

    /// Reads the cells of the rows in sight, and whether the texts that scripts write belong to their values.
    private static final String ROWS = """
            () => {
              const full = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'long' });
              const grid = document.querySelector('.sandbox-grid');
              return [...grid.shadowRoot.querySelectorAll('#items tr:not([hidden])')].map((row) => {
                const cells = [...row.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements());
                const all = (css) => cells.flatMap((cell) => [...cell.querySelectorAll(css)]);
                const text = (css) => all(css).map((found) => found.textContent.replace(/\\s+/g, ' ').trim()).join('|');
                const share = ({ lifeFrom, lifeTo }) => Math.min(1, (Date.now() - lifeFrom) / (lifeTo - lifeFrom));
                const lies = all('time').filter((time) => !time.textContent
                        || time.title !== full.format(new Date(time.dateTime))).length
                    + all('.life-bar:not([hidden])').filter((bar) => Math.abs(share(bar.dataset)
                        - parseFloat(bar.firstElementChild.style.inlineSize) / 100) > 0.02).length;
                return {
                  id: all('.copy')[0]?.dataset.copy ?? '',
                  name: text('.name-cell .title'),
                  short: text('.name-cell code'),
                  connection: text('.of-connection'),
                  state: (all('.state')[0]?.className ?? '').replace('state state-', ''),
                  creator: text('.creator'),
                  image: text('.source'),
                  created: all('time').filter((time) => !time.closest('.expiry, .state')).map((time) => time.dateTime).join(),
                  expires: all('.expiry time').map((time) => time.dateTime).join(),
                  box: all('vaadin-checkbox')[0]?.accessibleName ?? '',
                  lies: String(lies),
                };
              });
            }""";

    /// What is cut although it is the value that a person looks for.
    private static final String CUT = """
            () => [...document.querySelectorAll('.sandbox-grid :is(.state, .deleted-mark, .expiry, .never)')]
                .filter((part) => part.checkVisibility())
                .filter((part) => {
                  const cell = part.closest('vaadin-grid-cell-content').getBoundingClientRect();
                  const grid = part.closest('vaadin-grid').getBoundingClientRect();
                  const own = part.getBoundingClientRect();
                  return part.scrollWidth > part.clientWidth + 1 || own.right > cell.right + 1 || own.right > grid.right;
                })
                .map((part) => part.textContent)""";

    private static final Pattern OF = Pattern.compile("of (\\d+)");

    @Autowired
    private Inventory inventory;

    @Autowired
    private Simulator simulator;

    @Test
    void every_cell_tells_of_its_sandbox_after_a_filter_an_order_a_refresh_and_a_change() {
        String changing = simulator
                .fleet()
                .add(SimulatedSandbox.running("cells-orders-1", Instant.now())
                        .withMetadata("access.team", "platform")
                        .withMetadata("access.owner", "operator")
                        .withExpiry(Instant.now().plus(Duration.ofHours(3))));
        var page = signIn("operator");
        assertThat(title(page, JourneyFleet.RUNNING)).isVisible();
        assertCellsTellTheTruth(page);

        filter(page, "state:failed");
        assertThat(cell(page, " .state-running")).hasCount(0);
        assertCellsTellTheTruth(page);

        filter(page, "orders");
        assertThat(title(page, "cells-orders-1")).isVisible();
        for (String header : List.of("Name", "Expires", "Created by")) {
            sorter(page, header).click();
            assertThat(page).hasURL(Pattern.compile(".*sort=.*"));
            assertCellsTellTheTruth(page);
        }

        button(page, "Refresh").click();
        assertCellsTellTheTruth(page);

        simulator.fleet().transition(changing, "Failed", "CONTAINER_EXITED_ERROR", "The container ended with code 1.");
        assertThat(cell(page, " .asked-by")
                        .getByText("The container ended with code 1.")
                        .first())
                .isVisible();
        assertCellsTellTheTruth(page);

        simulator.fleet().remove(changing);
        assertThat(cell(page, " .state-gone")).isVisible();
        page.locator(".arrivals vaadin-button").click();
        assertThat(title(page, "cells-orders-1")).hasCount(0);
        assertCellsTellTheTruth(page);
    }

    @Test
    void nothing_that_matters_is_cut_on_a_laptop_and_nothing_pushes_create_away() {
        var page = signIn("operator");
        page.setViewportSize(1440, 900);
        assertThat(title(page, JourneyFleet.RUNNING)).isVisible();
        assertNothingCut(page);
        assertThat(sorter(page, "Team")).hasCount(0);

        openDetails(page, JourneyFleet.RUNNING);

        assertNothingCut(page);
        assertThat(sorter(page, "Expires")).isVisible();
        assertThat(button(page, "Create")).isInViewport();
    }

    @Test
    void a_checkbox_is_named_by_its_sandbox_and_a_header_by_its_text() {
        var page = signIn("operator");

        assertThat(page.getByRole(
                        AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select " + JourneyFleet.RUNNING)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select all rows")))
                .isVisible();
        assertThat(sorter(page, "Name")).isVisible();
    }

    @Test
    void paper_holds_every_matching_row_in_full() {
        var page = signIn("operator", "/sandboxes?filter=state:failed&size=25");
        assertThat(title(page, JourneyFleet.FAILED)).isVisible();
        settle(page);
        Matcher matching = OF.matcher(
                Objects.requireNonNull(page.locator(".pager span").first().textContent()));
        assertThat(matching.find()).isTrue();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        var paper = page.locator(".print-list");
        assertThat(paper.locator("p")).containsText("Filter: state:failed · " + matching.group(1) + " sandboxes");
        assertThat(paper.locator("tbody tr")).hasCount(Integer.parseInt(matching.group(1)));
        assertThat(paper.getByText(JourneyFleet.FAILED)).isVisible();
        assertThat(paper.locator("th").first()).hasText("Name");
        assertThat(page.locator(".sandbox-grid")).isHidden();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        assertThat(paper).hasCount(0);
        assertThat(page.locator(".sandbox-grid")).isVisible();
    }

    private static Locator sorter(Page page, String header) {
        return page.locator(
                ".sandbox-grid vaadin-grid-sorter:not([aria-label]):has-text('%s'):visible".formatted(header));
    }

    private static void assertNothingCut(Page page) {
        settle(page);
        assertThat(page.evaluate(CUT)).as("values that are cut").isEqualTo(List.of());
    }

    /// The fleet and the page go on meanwhile, each by itself.
    private void assertCellsTellTheTruth(Page page) {
        settle(page);
        try {
            page.waitForCondition(
                    () -> lies(page).isEmpty(), new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLISECONDS));
        } catch (TimeoutError stillLying) {
            assertThat(lies(page))
                    .as("rows that say something else than their sandboxes")
                    .isEmpty();
        }
    }

    /// The rows that differ from their sandboxes, each with what it should say; all of them if there is none.
    private List<String> lies(Page page) {
        @SuppressWarnings("unchecked")
        var rows = (List<Map<String, String>>) page.evaluate(ROWS);
        if (rows.isEmpty()) {
            return List.of("There are no rows.");
        }
        return rows.stream()
                .filter(row -> !row.equals(expected(row)))
                .map(row -> row + " instead of " + expected(row))
                .toList();
    }

    private Map<String, String> expected(Map<String, String> row) {
        var id = new SandboxId(new ConnectionId(row.get("connection")), row.get("id"));
        return inventory.find(EVERYTHING, id).map(ListCellsJourneyIT::cells).orElse(Map.of());
    }

    private static Map<String, String> cells(Sandbox sandbox) {
        String id = sandbox.id().value();
        String title = SafeText.line(sandbox.title());
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", id);
        cells.put("name", title);
        cells.put("short", id.substring(0, 8));
        cells.put("connection", sandbox.id().connection().value());
        cells.put("state", sandbox.state().kind().word());
        cells.put("creator", CreatorLabel.name(sandbox.creator()));
        cells.put("image", SafeText.line(sandbox.source().text()));
        cells.put("created", orEmpty(sandbox.createdAt()));
        cells.put("expires", orEmpty(sandbox.expiresAt()));
        cells.put("box", "Select " + title);
        cells.put("lies", "0");
        return cells;
    }

    private static String orEmpty(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
