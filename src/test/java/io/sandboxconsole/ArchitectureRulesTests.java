package io.sandboxconsole;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.sandboxconsole.console.violation.CarelessView;
import io.sandboxconsole.console.violation.CarelessView.CarefulView;
import io.sandboxconsole.sandbox.violation.EngineNamingRule;
import io.sandboxconsole.sandbox.violation.UnguardedChanges;
import io.sandboxconsole.violation.back.Back;
import io.sandboxconsole.violation.there.There;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests that each tricky rule catches a violation: a rule that catches none is worse than no rule.
class ArchitectureRulesTests {

    @Test
    void a_slow_call_under_the_session_lock_is_caught_and_one_in_the_background_is_not() {
        assertThat(violations(ArchitectureRules.NOTHING_SLOW_UNDER_THE_SESSION_LOCK, CarelessView.class))
                .hasSize(2)
                .anyMatch(text -> text.contains("blocks("))
                .anyMatch(text -> text.contains("prepares("));
        assertThat(violations(ArchitectureRules.NOTHING_SLOW_UNDER_THE_SESSION_LOCK, CarefulView.class))
                .isEmpty();
    }

    @Test
    void a_check_of_a_session_outside_the_guard_is_caught() {
        assertThat(violations(ArchitectureRules.ONLY_THE_GUARD_CHECKS_SESSIONS, CarelessView.class))
                .hasSize(1);
        assertThat(violations(ArchitectureRules.ONLY_THE_GUARD_CHECKS_SESSIONS, CarefulView.class))
                .isEmpty();
    }

    @Test
    void a_change_outside_the_guard_is_caught_however_it_is_called() {
        assertThat(violations(ArchitectureRules.EVERY_CHANGE_IS_GUARDED, UnguardedChanges.class))
                .hasSize(3)
                .anyMatch(text -> text.contains("directly("))
                .anyMatch(text -> text.contains("byReference("))
                .anyMatch(text -> text.contains("inLambda("));
        assertThat(violations(ArchitectureRules.EVERY_CHANGE_IS_GUARDED, CarelessView.class))
                .hasSize(1);
    }

    @Test
    void a_forged_row_is_caught() {
        assertThat(violations(ArchitectureRules.ONLY_ACCESS_WRITES_THE_TRAIL, UnguardedChanges.class))
                .hasSize(1);
    }

    @Test
    void a_door_that_sees_an_engine_is_caught() {
        assertThat(violations(ArchitectureRules.DOORS_NEVER_SEE_AN_ENGINE, CarelessView.class))
                .isNotEmpty();
        assertThat(violations(ArchitectureRules.DOORS_NEVER_SEE_AN_ENGINE, CarefulView.class))
                .isEmpty();
    }

    @Test
    void a_second_reader_of_the_security_context_is_caught() {
        assertThat(violations(ArchitectureRules.ONE_PLACE_KNOWS_WHO_IS_SIGNED_IN, CarelessView.class))
                .isNotEmpty();
    }

    @Test
    void an_engine_s_name_in_the_core_is_caught_and_one_in_a_comment_is_not() {
        assertThat(violations(ArchitectureRules.THE_CORE_NAMES_NO_ENGINE, EngineNamingRule.class))
                .hasSize(1)
                .first()
                .asString()
                .contains("EngineNamingRule", "daytona");
    }

    @Test
    void an_old_date_is_caught() {
        assertThat(violations(ArchitectureRules.NO_OLD_DATES, UnguardedChanges.class))
                .isNotEmpty();
    }

    @Test
    void a_cycle_between_packages_is_caught_and_one_way_is_not() {
        assertThat(violations(ArchitectureRules.PACKAGES_HAVE_NO_CYCLES, There.class, Back.class))
                .isNotEmpty();
        assertThat(violations(ArchitectureRules.PACKAGES_HAVE_NO_CYCLES, There.class))
                .isEmpty();
    }

    @Test
    void a_package_with_one_file_too_many_is_caught() {
        assertThat(violations(ArchitectureRules.packagesOfAtMost(1), UnguardedChanges.class, EngineNamingRule.class))
                .isNotEmpty();
        assertThat(violations(ArchitectureRules.packagesOfAtMost(2), UnguardedChanges.class, EngineNamingRule.class))
                .isEmpty();
    }

    @Test
    void a_look_inside_the_simulator_is_caught() {
        assertThat(violations(ArchitectureRules.THE_SIMULATOR_HAS_A_SMALL_DOOR, There.class))
                .isNotEmpty();
    }

    private static List<String> violations(ArchRule rule, Class<?>... types) {
        JavaClasses classes = new ClassFileImporter().importClasses(types);
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
