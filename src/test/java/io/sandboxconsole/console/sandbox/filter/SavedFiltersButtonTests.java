package io.sandboxconsole.console.sandbox.filter;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SavedFiltersButtonTests extends SandboxScreenTest {

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void forgetFilters() {
        jdbc.sql("delete from saved_filter").update();
    }

    @Test
    void nothing_is_saved_at_first_and_nothing_can_be_without_a_filter() {
        screen("operator");

        openSaved();

        assertThat(words()).contains("No saved views yet.").contains("Filter the list to save a view.");
        assertThat(buttons("Save view")).isEmpty();
    }

    @Test
    void a_saved_filter_is_found_again_and_applied() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.PAUSED).made());
        screen("operator");
        filter("state:paused");
        openSaved();

        save("Asleep");
        closeSaved();
        press("Clear the filter");
        openSaved();
        _click(_get(panels().getFirst(), Button.class, spec -> spec.withText("Asleep")));
        settle();

        assertThat(filterText()).isEqualTo("state:paused");
        assertThat(titles()).containsExactly("p2");
        assertThat(panels()).isEmpty();
    }

    @Test
    void a_name_is_asked_for() {
        screen("operator");
        filter("state:paused");
        openSaved();

        save(" ");

        assertThat(name().isInvalid()).isTrue();
        assertThat(name().getErrorMessage()).isEqualTo("Enter a name for the view.");
        assertThat(words()).contains("No saved views yet.");
    }

    @Test
    void a_saved_filter_can_be_removed() {
        screen("operator");
        filter("state:paused");
        openSaved();
        save("Asleep");

        press("Remove the view Asleep");

        assertThat(buttons("Asleep")).isEmpty();
        assertThat(words()).contains("No saved views yet.");
    }

    @Test
    void what_is_saved_for_oneself_stays_with_oneself() {
        screen("lead");
        filter("state:paused");
        openSaved();
        save("Asleep");

        screen("operator");
        openSaved();

        assertThat(buttons("Asleep")).isEmpty();
    }

    @Test
    void a_team_applies_what_is_shared_with_it_and_who_may_only_look_removes_nothing() {
        screen("lead");
        filter("state:paused");
        openSaved();
        shareWith("platform");
        save("Asleep");
        assertThat(words()).contains("Team platform");

        screen("viewer");
        openSaved();

        assertThat(words()).contains("Team platform, by lead");
        assertThat(buttons("Remove the view Asleep")).isEmpty();
        closeSaved();
        press("Asleep");
        assertThat(filterText()).isEqualTo("state:paused");
    }

    @Test
    void a_shared_view_is_in_sight_and_says_when_it_is_the_one_in_force() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.PAUSED).made());
        screen("lead");
        assertThat(_find(ViewTabs.class)).isEmpty();
        filter("state:paused");
        openSaved();
        shareWith("platform");
        save("Asleep");

        screen("viewer");

        assertThat(button("Asleep").getElement().getAttribute("aria-pressed")).isEqualTo("false");
        press("Asleep");
        assertThat(titles()).containsExactly("p2");
        assertThat(button("Asleep").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        press("Clear the filter");
        assertThat(button("Asleep").getElement().getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void saving_and_replacing_are_confirmed_with_who_sees_the_view() {
        screen("lead");
        filter("state:paused");
        openSaved();

        save("Asleep");
        assertThat(notices()).contains("View “Asleep” saved. Visible to: Only you.");
        shareWith("platform");
        save("Asleep");

        assertThat(notices()).contains("View “Asleep” updated. Visible to: Team platform.");
    }

    @Test
    void a_removed_view_can_be_had_back_as_it_was() {
        screen("lead");
        filter("state:paused");
        openSaved();
        shareWith("platform");
        save("Asleep");

        signIn("admin");
        open("sandboxes");
        openSaved();
        press("Remove the view Asleep");
        assertThat(notices()).contains("View “Asleep” removed.");
        assertThat(buttons("Asleep")).isEmpty();
        press("Undo");

        assertThat(notices()).contains("View “Asleep” restored.");
        assertThat(words()).contains("Team platform, by lead");
        assertThat(newestRows(4)).extracting(row -> row.event().action()).contains("unshare-filter", "share-filter");
    }

    private void screen(String role) {
        signIn(role, "platform");
        open("sandboxes");
    }

    private void filter(String filter) {
        _setValue(text(), filter);
        settle();
    }

    private void openSaved() {
        press("Views");
        settle();
    }

    private void closeSaved() {
        panels().forEach(Popover::close);
        settle();
    }

    private void save(String wanted) {
        _setValue(name(), wanted);
        press("Save view");
        settle();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void shareWith(String team) {
        Select<String> visibleTo = _find(Select.class).stream()
                .filter(select -> "Visible to".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
        _setValue(visibleTo, team);
    }

    private static List<Popover> panels() {
        return _find(Popover.class);
    }

    private static TextField name() {
        return _get(TextField.class, spec -> spec.withLabel("View name"));
    }

    private static TextField text() {
        return _find(TextField.class).stream()
                .filter(field -> "Filter".equals(field.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private static String filterText() {
        return text().getValue();
    }
}
