package io.sandboxconsole;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Holds the main classes to the [ArchitectureRules].
@AnalyzeClasses(packages = "io.sandboxconsole", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule views = ArchitectureRules.VIEWS_ARE_PACKAGE_PRIVATE;

    @ArchTest
    static final ArchRule adapters = ArchitectureRules.ADAPTERS_ARE_KNOWN_TO_NO_OTHER_PACKAGE;

    @ArchTest
    static final ArchRule core = ArchitectureRules.THE_CORE_NAMES_NO_ENGINE;

    @ArchTest
    static final ArchRule simulator = ArchitectureRules.THE_SIMULATOR_HAS_A_SMALL_DOOR;

    @ArchTest
    static final ArchRule packages = ArchitectureRules.PACKAGES_ARE_NOUNS_OF_THE_DOMAIN;

    @ArchTest
    static final ArchRule names = ArchitectureRules.NAMES_SAY_SOMETHING;

    @ArchTest
    static final ArchRule signedIn = ArchitectureRules.ONE_PLACE_KNOWS_WHO_IS_SIGNED_IN;

    @ArchTest
    static final ArchRule changes = ArchitectureRules.EVERY_CHANGE_IS_GUARDED;

    @ArchTest
    static final ArchRule trail = ArchitectureRules.ONLY_ACCESS_WRITES_THE_TRAIL;

    @ArchTest
    static final ArchRule doors = ArchitectureRules.DOORS_NEVER_SEE_AN_ENGINE;

    @ArchTest
    static final ArchRule sessionLock = ArchitectureRules.NOTHING_SLOW_UNDER_THE_SESSION_LOCK;

    @ArchTest
    static final ArchRule blocking = ArchitectureRules.BLOCKING_IS_MARKED_WHERE_CHANGES_ARE_MADE;

    @ArchTest
    static final ArchRule vaadin = ArchitectureRules.VAADIN_STAYS_IN_THE_BROWSER_DOOR;

    @ArchTest
    static final ArchRule httpClients = ArchitectureRules.HTTP_CLIENTS_STAY_IN_ADAPTERS;

    @ArchTest
    static final ArchRule fields = ArchitectureRules.NO_FIELD_INJECTION;

    @ArchTest
    static final ArchRule streams = ArchitectureRules.NO_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule dates = ArchitectureRules.NO_OLD_DATES;
}
