package io.sandboxconsole.console.sandbox.filter;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(words()).contains("Nothing saved yet.").contains("Filter the list first");
        assertThat(buttons("Save")).isEmpty();
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
        press("Asleep");

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
        assertThat(name().getErrorMessage()).isEqualTo("Give the filter a name.");
        assertThat(words()).contains("Nothing saved yet.");
    }

    @Test
    void a_saved_filter_can_be_removed() {
        screen("operator");
        filter("state:paused");
        openSaved();
        save("Asleep");

        press("Remove the saved filter Asleep");

        assertThat(buttons("Asleep")).isEmpty();
        assertThat(words()).contains("Nothing saved yet.");
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

        assertThat(buttons("Asleep")).hasSize(1);
        assertThat(words()).contains("Team platform, by lead");
        assertThat(buttons("Remove the saved filter Asleep")).isEmpty();
        press("Asleep");
        assertThat(filterText()).isEqualTo("state:paused");
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
        press("Saved");
        settle();
    }

    private void closeSaved() {
        panels().forEach(Popover::close);
        settle();
    }

    private void save(String wanted) {
        _setValue(name(), wanted);
        press("Save");
        settle();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void shareWith(String team) {
        Select<String> visibleTo = _find(Select.class).stream()
                .filter(select -> "Who sees it".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
        _setValue(visibleTo, team);
    }

    private static List<Popover> panels() {
        return _find(Popover.class);
    }

    private static TextField name() {
        return _get(TextField.class, spec -> spec.withLabel("Save the filter as"));
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
