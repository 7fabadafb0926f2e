package io.sandboxconsole.console.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandPaletteTests extends SandboxScreenTest {

    @Test
    void the_search_above_stands_on_every_page_and_opens_it() {
        signIn("auditor");

        for (String page : List.of("overview", "sandboxes", "audit", "keys", "connections")) {
            open(page);
            press("Search or jump to…");
            assertThat(_find(CommandPalette.class)).hasSize(1);
            _get(CommandPalette.class).close();
            settle();
        }
    }

    @Test
    void pages_are_those_that_the_person_may_open() {
        openPalette("viewer");

        assertThat(options()).contains("Overview", "Sandboxes").doesNotContain("Audit", "API keys", "Connections");
    }

    @Test
    void creating_is_offered_to_those_who_may_create_alone() {
        openPalette("viewer");
        assertThat(options()).contains("Theme: Dark", "Sign out").doesNotContain("Create sandbox");
        closeBrowser();

        openPalette("operator");
        assertThat(options()).contains("Create sandbox");
        type("crea sand");
        choose("Create sandbox");

        assertThat(_find(CommandPalette.class)).isEmpty();
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Create sandbox");
    }

    @Test
    void sandboxes_are_found_by_name_id_and_metadata() {
        given(
                sandbox("p1").with(Sandbox.NAME_KEY, "nightly-orders").made(),
                sandbox("p2").with("run-id", "4907").made());
        openPalette("operator");

        assertThat(typing("orders")).contains("nightly-orders").doesNotContain("p2");
        assertThat(typing("4907")).contains("p2").doesNotContain("nightly-orders");
        assertThat(typing("run-id=4907")).contains("p2");
        assertThat(typing("p1")).contains("nightly-orders");
        assertThat(typing("state: \"")).isEmpty();
    }

    @Test
    void what_a_person_may_not_see_is_not_found() {
        given(sandbox("p1").made(), sandbox("p2").of("ml").made());
        openPalette("operator");

        assertThat(typing("p1")).contains("p1", "Logs of p1", "Copy ID of p1");
        assertThat(typing("p2")).isEmpty();
        assertThat(words()).contains("No results for “p2”");
    }

    @Test
    void the_results_are_bounded_and_the_list_shows_the_rest() {
        given(IntStream.range(0, 14)
                .mapToObj(number -> sandbox("many-" + number).made())
                .toArray(Sandbox[]::new));
        openPalette("operator");

        assertThat(typing("many")).hasSize(11).last().isEqualTo("Show all 14 sandboxes in the list");
        choose("Show all 14 sandboxes in the list");

        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("sandboxes?filter=many");
    }

    @Test
    void a_sandbox_opens_beside_the_list_with_its_filter() {
        given(sandbox("p1").made(), sandbox("other").made());
        signIn("operator", "platform");
        open("sandboxes?filter=other");
        press("Search or jump to…");

        type("p1");
        fire("Logs of p1");

        assertThat(address())
                .contains("sandboxes/prod/p1")
                .contains("filter=other")
                .contains("tab=logs");
        settle();
        assertThat(titles()).containsExactly("other");
        assertThat(_find(SandboxDetails.class)).hasSize(1);
    }

    @Test
    void a_sandbox_opens_from_another_page() {
        given(sandbox("p1").made());
        openPalette("operator");

        type("p1");
        choose("p1");

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("sandboxes/prod/p1");
    }

    @Test
    void the_option_to_copy_carries_the_id_for_the_browser() {
        given(sandbox("p1").with(Sandbox.NAME_KEY, "nightly").made());
        openPalette("operator");

        type("nightly");

        assertThat(option("Copy ID of nightly").getElement().getAttribute("data-copy"))
                .isEqualTo("p1");
        choose("Copy ID of nightly");
        assertThat(notices()).contains("ID of nightly copied.");
    }

    private void openPalette(String role) {
        signIn(role, "platform");
        open("overview");
        press("Search or jump to…");
    }

    private List<String> typing(String text) {
        type(text);
        return options();
    }

    private void type(String text) {
        _setValue(_get(_get(CommandPalette.class), TextField.class), text);
        settle();
    }

    private void choose(String label) {
        fire(label);
        settle();
    }

    private static void fire(String label) {
        var option = option(label);
        ComponentUtil.fireEvent(option, new ClickEvent<>(option));
    }

    private static List<String> options() {
        return lines().stream().map(CommandPaletteTests::label).toList();
    }

    private static Div option(String label) {
        return lines().stream()
                .filter(line -> label.equals(label(line)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Div> lines() {
        return _find(_get(CommandPalette.class), Div.class, spec -> spec.withClasses("palette-option"));
    }

    private static String label(Div line) {
        return line.getChildren().toList().get(1).getElement().getText();
    }
}
