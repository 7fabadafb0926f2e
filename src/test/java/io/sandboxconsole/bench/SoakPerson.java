package io.sandboxconsole.bench;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// A process with a person in it who works the list for some time and notes what a person would complain about.
///
/// Arguments: the console's address, the seconds to work, the file for the report.
final class SoakPerson {

    /// What the person found; `gestures` are those that succeeded.
    ///
    /// @param moved the rows that moved, by the gesture before
    record Report(
            int gestures,
            int looks,
            Map<String, Integer> moved,
            int lostSelections,
            double updatesPerSecond,
            List<Double> filterMillis,
            List<Double> pageMillis,
            List<Double> deletionMillis,
            Set<String> errors) {}

    private static final int LOOK_MILLISECONDS = 4_000;

    private final ListPage list;

    private final Page page;

    private final Set<String> errors = new LinkedHashSet<>();

    private final List<Double> filterMillis = new ArrayList<>();

    private final List<Double> pageMillis = new ArrayList<>();

    private final List<Double> deletionMillis = new ArrayList<>();

    private int gestures;

    private int looks;

    private final Map<String, Integer> moved = new TreeMap<>();

    private int lostSelections;

    private double pushed;

    private SoakPerson(ListPage list) {
        this.list = list;
        this.page = list.page();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
    }

    public static void main(String[] arguments) throws IOException {
        try (var browsers = new Browsers(arguments[0])) {
            var person = new SoakPerson(browsers.window());
            person.list.open("/sandboxes");
            long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000;
            while (System.nanoTime() < end) {
                person.round();
            }
            Files.writeString(Path.of(arguments[2]), JsonMapper.shared().writeValueAsString(person.report()));
        }
    }

    private Report report() {
        double updates = looks == 0 ? 0 : pushed / (looks * LOOK_MILLISECONDS / 1_000.0);
        return new Report(
                gestures, looks, moved, lostSelections, updates, filterMillis, pageMillis, deletionMillis, errors);
    }

    /// One of everything, with a look at the list after each gesture.
    private void round() {
        gesture("scroll down", list::scrollDown);
        gesture("scroll up", list::scrollUp);
        gesture("filter", () -> {
            list.openStates();
            filterMillis.add(list.toggleState("Failed", true));
            filterMillis.add(list.toggleState("Failed", false));
            list.closeStates();
        });
        gesture("open", list::openFirst);
        gesture("close", list::closeDetails);
        gesture("next page", () -> pageMillis.add(list.nextPage()));
        gesture("previous page", () -> pageMillis.add(list.previousPage()));
        gesture("delete", () -> deletionMillis.add(list.deleteFirst()));
        select();
        gesture("show waiting", list::showWaiting);
    }

    private void gesture(String name, Runnable gesture) {
        try {
            gesture.run();
            gestures++;
        } catch (RuntimeException failure) {
            errors.add("A gesture failed: "
                    + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        }
        look(name);
    }

    /// The selected rows are the same ones after a while.
    private void select() {
        gesture("select", () -> list.select(3));
        List<String> before = list.selected();
        look("select");
        if (before.isEmpty() || !list.selected().equals(before)) {
            lostSelections++;
        }
        gesture("select nothing", list::selectNothing);
    }

    /// The pointer rests on a row, and every row stays where it is.
    private void look(String gesture) {
        looks++;
        page.mouse().move(700, 450);
        page.waitForTimeout(1_200);
        Map<String, Integer> before = list.onScreen();
        double messages = list.messages();
        page.waitForTimeout(LOOK_MILLISECONDS);
        pushed += list.messages() - messages;
        Map<String, Integer> after = list.onScreen();
        before.forEach((id, top) -> {
            if (!top.equals(after.get(id))) {
                moved.merge(gesture, 1, Integer::sum);
            }
        });
    }
}
