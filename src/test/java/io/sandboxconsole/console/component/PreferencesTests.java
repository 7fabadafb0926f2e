package io.sandboxconsole.console.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.testing.Databases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class PreferencesTests {

    private final Preferences preferences;

    private final Actor ada = Actors.person("ada", Role.OPERATOR, "platform");

    private final Actor bob = Actors.person("bob", Role.OPERATOR, "platform");

    PreferencesTests(Databases databases) {
        preferences = new Preferences(JdbcClient.create(databases.migrated()));
    }

    @Test
    void the_last_choice_is_kept_for_each_person() {
        preferences.keep(ada, "columns", "name");
        preferences.keep(ada, "columns", "name,state");
        preferences.keep(bob, "columns", "name,team");

        assertThat(preferences.of(ada)).containsOnly(Map.entry("columns", "name,state"));
        assertThat(preferences.of(bob)).containsOnly(Map.entry("columns", "name,team"));
    }

    @Test
    void a_blank_choice_is_forgotten() {
        preferences.keep(ada, "columns", "name");

        preferences.keep(ada, "columns", " ");

        assertThat(preferences.of(ada)).isEmpty();
    }

    @Test
    void what_no_column_holds_is_refused() {
        assertThatThrownBy(() -> preferences.keep(ada, "columns", "x".repeat(4_001)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> preferences.keep(ada, "columns", "a\0b")).isInstanceOf(IllegalArgumentException.class);

        assertThat(preferences.of(ada)).isEmpty();
    }

    @Test
    void the_longest_choice_is_kept_whole() {
        String longest = "长".repeat(Preferences.MAXIMUM_LENGTH);

        preferences.keep(ada, "columns", longest);

        assertThat(preferences.of(ada)).containsEntry("columns", longest);
    }
}
