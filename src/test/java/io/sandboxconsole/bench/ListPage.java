package io.sandboxconsole.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The list of sandboxes in a window of Chromium. What knows the screen's words is here, what knows a row's markup in
/// `watch.js`. Times are taken in the page, from the event of the gesture to the frame that shows its result.
record ListPage(Page page, String console) {

    /// Loads `path` as if typed into the address bar, and answers the milliseconds until the first rows are painted.
    double open(String path) {
        return openAt(console + path);
    }

    /// Loads the page at `address`, also one that is no list of the console but has its rows, and answers the
    /// milliseconds until they are painted.
    double openAt(String address) {
        page.navigate(address);
        return number(page.evaluate("bench.first"));
    }

    /// Turns the bare grid to other rows.
    double nextBare() {
        return timed("otherCells", null, () -> button(BareGrid.NEXT).click());
    }

    /// Opens the facet of the states, which stays open.
    void openStates() {
        button("State").click();
        state("Failed").waitFor();
    }

    /// Adds a state to the filter or takes it out again.
    double toggleState(String word, boolean on) {
        return timed(
                on ? "onlyState" : "otherStates",
                word.toLowerCase(Locale.ROOT),
                () -> state(word).click());
    }

    void closeStates() {
        page.keyboard().press("Escape");
        state("Failed").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    double nextPage() {
        return timed("otherRows", null, () -> button("Next page").click());
    }

    double previousPage() {
        return timed("otherRows", null, () -> button("Previous page").click());
    }

    /// Goes to another page of the console by its menu, until the counts of the overview or the rows of the list are
    /// painted.
    double goToOverview() {
        return timed("counts", null, () -> menuItem("Overview").click());
    }

    double goToList() {
        return timed("rows", null, () -> menuItem("Sandboxes").click());
    }

    void scrollDown() {
        page.mouse().move(700, 450);
        page.mouse().wheel(0, 600);
    }

    void scrollUp() {
        page.mouse().wheel(0, -5_000);
    }

    /// Opens the details of the first sandbox on the screen.
    void openFirst() {
        page.locator("vaadin-grid-cell-content:visible .title").first().click();
        page.locator(".details h2").waitFor();
    }

    void closeDetails() {
        page.keyboard().press("Escape");
        page.locator(".details").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /// Ticks the first `rows` rows.
    void select(int rows) {
        for (int row = 0; row < rows; row++) {
            ticks().nth(row).click();
        }
    }

    void selectNothing() {
        button("Clear selection").click();
        button("Clear selection").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /// Asks for what has come and gone meanwhile, if the list says that something has.
    void showWaiting() {
        var waiting = page.locator(".arrivals vaadin-button:visible");
        if (waiting.count() > 0) {
            waiting.first().click();
        }
    }

    /// The ids of the selected rows.
    List<String> selected() {
        return ((List<?>) page.evaluate("bench.selected()"))
                .stream().map(String::valueOf).toList();
    }

    /// Where each row on the screen stands, by its id.
    Map<String, Integer> onScreen() {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Object row : (List<?>) page.evaluate("bench.onScreen()")) {
            var place = (Map<?, ?>) row;
            places.put(String.valueOf(place.get("id")), ((Number) Objects.requireNonNull(place.get("top"))).intValue());
        }
        return places;
    }

    /// How many messages the server has pushed so far.
    double messages() {
        return number(page.evaluate("bench.messages.length"));
    }

    private Locator ticks() {
        return page.locator("vaadin-grid-cell-content:visible")
                .getByRole(
                        AriaRole.CHECKBOX,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("^Select (?!all)", Pattern.CASE_INSENSITIVE)));
    }

    /// Deletes the first sandbox that can be deleted; the time counts from the confirmation.
    double deleteFirst() {
        // What the gesture before has changed is still coming, and may take the button away that is found now.
        page.waitForTimeout(500);
        // Its cell is empty to Playwright, because the buttons stand over the end of the row.
        var delete = page.locator("vaadin-grid-cell-content")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Delete ")))
                .first();
        var id = String.valueOf(delete.evaluate("button => bench.rowOf(button)"));
        delete.click();
        var confirm = page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Delete").setExact(true));
        confirm.waitFor();
        return timed("rowChanged", id, confirm::click);
    }

    private double timed(String goal, @Nullable String argument, Runnable gesture) {
        page.evaluate("([goal, argument]) => { bench.arm(goal, argument); }", new Object[] {goal, argument});
        gesture.run();
        return number(page.evaluate("bench.result"));
    }

    private Locator state(String word) {
        return page.locator("vaadin-checkbox:visible")
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("^\\W*" + word, Pattern.CASE_INSENSITIVE)));
    }

    private Locator menuItem(String name) {
        return page.locator("vaadin-side-nav-item").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
