package io.sandboxconsole;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.VerificationOptions;

/// Tests the modules' dependencies against each `package-info.java`, and all main classes against the
/// [ArchitectureRules].
class ArchitectureTests {

    private static final List<ArchRule> RULES = List.of(
            ArchitectureRules.VIEWS_ARE_PACKAGE_PRIVATE,
            ArchitectureRules.ADAPTERS_ARE_KNOWN_TO_NO_OTHER_PACKAGE,
            ArchitectureRules.THE_CORE_NAMES_NO_ENGINE,
            ArchitectureRules.ADAPTERS_ARE_PACKAGE_PRIVATE,
            ArchitectureRules.THE_SIMULATOR_HAS_A_SMALL_DOOR,
            ArchitectureRules.PACKAGES_HAVE_NO_CYCLES,
            ArchitectureRules.PACKAGES_FIT_ON_A_SCREEN,
            ArchitectureRules.PACKAGES_ARE_NOUNS_OF_THE_DOMAIN,
            ArchitectureRules.NAMES_SAY_SOMETHING,
            ArchitectureRules.ONE_PLACE_KNOWS_WHO_IS_SIGNED_IN,
            ArchitectureRules.EVERY_CHANGE_IS_GUARDED,
            ArchitectureRules.ONLY_ACCESS_WRITES_THE_TRAIL,
            ArchitectureRules.DOORS_NEVER_SEE_AN_ENGINE,
            ArchitectureRules.NOTHING_SLOW_UNDER_THE_SESSION_LOCK,
            ArchitectureRules.BLOCKING_IS_MARKED_WHERE_CHANGES_ARE_MADE,
            ArchitectureRules.ONLY_THE_GUARD_CHECKS_SESSIONS,
            ArchitectureRules.VAADIN_STAYS_IN_THE_BROWSER_DOOR,
            ArchitectureRules.HTTP_CLIENTS_STAY_IN_ADAPTERS,
            ArchitectureRules.NO_FIELD_INJECTION,
            ArchitectureRules.NO_STANDARD_STREAMS,
            ArchitectureRules.NO_OLD_DATES);

    // One test, because reading all classes takes longer than checking them; each violation names its rule.
    @Test
    void no_module_knows_more_of_another_than_it_declares_and_every_rule_holds() {
        var modulesAndRules = VerificationOptions.defaults().andAdditionalVerifications(RULES);

        ApplicationModules.of(Application.class).verify(modulesAndRules);
    }

    @Test
    void no_test_depends_on_how_the_simulator_works_inside() {
        var tests = tests();

        ArchitectureRules.THE_SIMULATOR_HAS_A_SMALL_DOOR.check(tests);
    }

    /// The rule compares names only, for which no class has to be read beside those of the tests.
    private static JavaClasses tests() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.unsetClassResolver();
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("/violation/"))
                    .importPackages("io.sandboxconsole");
        });
    }
}
