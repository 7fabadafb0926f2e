package io.sandboxconsole;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.SessionCheck;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineProxy;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules that the compiler cannot check. Rules about modules not built yet apply once those exist.
final class ArchitectureRules {

    /// The packages that see only public classes of other modules; another engine's adapter is added here.
    private static final String[] ADAPTERS = {"io.sandboxconsole.opensandbox..", "io.sandboxconsole.daytona.."};

    /// The names of engines, and of a tool whose labels one of them reads.
    private static final Set<String> ENGINES = Set.of("opensandbox", "daytona", "crabbox");

    private static final String SIMULATOR = "io.sandboxconsole.simulator..";

    private static final String CONSOLE = "io.sandboxconsole.console..";

    /// The simulator's classes that tests and the demo use to script it.
    private static final Set<String> SIMULATOR_API = Set.of(
            "Simulator",
            "SimulatorSettings",
            "ControlledFleet",
            "SimulatedEnd",
            "SimulatedRuntime",
            "SimulatedSandbox",
            "Faults",
            "FaultScript",
            "Fleet",
            "Requests",
            "DaytonaSimulation",
            "DaytonaBehaviour",
            "DaytonaFleet",
            "DaytonaSandbox",
            "DaytonaStatus");

    private static final Set<String> EMPTY_WORDS = Set.of(
            "common", "util", "config", "security", "service", "controller", "repository", "dto", "model", "impl");

    private static final Pattern EMPTY_SUFFIX = Pattern.compile(".*(Utils?|Helper|Manager|Impl|Dto|DTO|Constants)");

    static final ArchRule VIEWS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areAnnotatedWith("com.vaadin.flow.router.Route")
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("nobody but Vaadin makes a view, and a view is reached by its address");

    static final ArchRule ADAPTERS_ARE_KNOWN_TO_NO_OTHER_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS)
            .because("an adapter is known by its ProviderFactory bean alone, so that engines can be exchanged");

    static final ArchRule ADAPTERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .resideInAnyPackage("io.sandboxconsole.opensandbox", "io.sandboxconsole.daytona")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic()
            .because("not even an adapter's own inner packages know the way it is put together");

    static final ArchRule THE_CORE_NAMES_NO_ENGINE = classes()
            .that()
            .resideInAPackage("io.sandboxconsole.sandbox..")
            .should(ArchitectureConditions.holdNoneOf(ENGINES))
            .because("another engine brings its own names and rules, and the core need not change for it");

    /// For the tests, too.
    static final ArchRule THE_SIMULATOR_HAS_A_SMALL_DOOR = noClasses()
            .that()
            .resideOutsideOfPackage(SIMULATOR)
            .should()
            .dependOnClassesThat(resideInAPackage(SIMULATOR)
                    .and(not(describe("the simulator's API", ArchitectureRules::isSimulatorApi))))
            .allowEmptyShould(true)
            .because("what scripts the simulator must not depend on how it works inside");

    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.sandboxconsole.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that is understood without another cannot need it");

    static final ArchRule PACKAGES_FIT_ON_A_SCREEN = packagesOfAtMost(45);

    static ArchRule packagesOfAtMost(int files) {
        return classes()
                .should(ArchitectureConditions.resideInAPackageOfAtMost(files))
                .because("a newcomer guesses the right file among a few dozen");
    }

    static final ArchRule PACKAGES_ARE_NOUNS_OF_THE_DOMAIN = noClasses()
            .should(ArchitectureConditions.resideInAPackageNamedOneOf(EMPTY_WORDS))
            .because("a package named after a layer or after nothing gathers what does not belong together");

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(EMPTY_SUFFIX.pattern())
            .because("such a name does not say what the class is");

    static final ArchRule ONE_PLACE_KNOWS_WHO_IS_SIGNED_IN = noClasses()
            .that()
            .doNotBelongToAnyOf(CurrentActor.class)
            // The demo's identity provider is another application in the same process, with sign-ins of its own.
            .and()
            .haveNameNotMatching("io\\.sandboxconsole\\.demo\\.CurrentSecurityContext")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.security.core.context.SecurityContextHolder")
            .because("a background thread has no security context: a door asks once and passes the actor on");

    static final ArchRule EVERY_CHANGE_IS_GUARDED = classes()
            .should(ArchitectureConditions.changeEnginesOnlyInsideTheGuard())
            .because("every change is decided and recorded before it is made");

    static final ArchRule ONLY_ACCESS_WRITES_THE_TRAIL = noClasses()
            .that()
            .resideOutsideOfPackages("io.sandboxconsole.access", "io.sandboxconsole.audit")
            .should(ArchitectureConditions.use(AuditTrail.class, Set.of("append", "appendMissing")))
            .because("rows come in pairs and in order, and only the guard sees to that");

    static final ArchRule DOORS_NEVER_SEE_AN_ENGINE = noClasses()
            .that()
            .resideInAnyPackage(CONSOLE, "io.sandboxconsole.gateway..")
            .should()
            .dependOnClassesThat(type(SandboxProvider.class)
                    .or(type(EngineProxy.class))
                    .or(type(ConnectionSettings.class))
                    .or(resideInAnyPackage(ADAPTERS))
                    .or(resideInAnyPackage("io.sandboxconsole.simulator..", "io.sandboxconsole.demo..")))
            .allowEmptyShould(true)
            .because("the sandbox service is the only way to an engine, and an engine's key stays behind it");

    /// A class that calls something slow must itself hand work to `Background`, and the call must stand in a lambda or
    /// be a method reference. A method that passes given work on to `Background` belongs in that class, too.
    static final ArchRule NOTHING_SLOW_UNDER_THE_SESSION_LOCK = classes()
            .that()
            .resideInAPackage(CONSOLE)
            .should(ArchitectureConditions.callBlockingMethodsOnlyInTheBackground())
            .allowEmptyShould(true)
            .because("a slow engine must not freeze a browser session");

    /// The check waits for the identity provider; the guard itself runs in the background.
    static final ArchRule ONLY_THE_GUARD_CHECKS_SESSIONS = noClasses()
            .that(not(type(Guard.class)))
            .should(ArchitectureConditions.use(SessionCheck.class, Set.of("before")))
            .because("a change is checked where it is decided, and never while a browser session is locked");

    static final ArchRule VAADIN_STAYS_IN_THE_BROWSER_DOOR = noClasses()
            .that(not(resideInAPackage(CONSOLE)).and(not(type(Application.class))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..")
            .because("every other door gets the same service without a browser");

    static final ArchRule HTTP_CLIENTS_STAY_IN_ADAPTERS = noClasses()
            .that(not(resideInAnyPackage(ADAPTERS))
                    .and(not(resideInAnyPackage("io.sandboxconsole.cli..", "io.sandboxconsole.demo..")))
                    // The code that the adapters share.
                    .and(not(resideInAPackage("io.sandboxconsole.sandbox.provider.http")))
                    // It posts signed statements to a receiver, never to an engine.
                    .and(not(resideInAPackage("io.sandboxconsole.audit.sink")))
                    // It only makes the builder that the adapters' factories are given.
                    .and(not(describe(
                            "the context of the server's doctor",
                            (JavaClass found) ->
                                    found.getName().equals("io.sandboxconsole.doctor.ServerDoctorContext"))))
                    // They ask the identity provider, never an engine.
                    .and(not(describe(
                            "the probe and the client of the identity provider",
                            (JavaClass found) -> found.getName()
                                            .startsWith("io.sandboxconsole.console.signin.IssuerProbe")
                                    || found.getName()
                                            .startsWith("io.sandboxconsole.console.signin.IdentityProviderClient")))))
            .should()
            .dependOnClassesThat(describe("HTTP clients", ArchitectureRules::isHttpClient))
            .because("there is no other way to an engine than its adapter");

    static final ArchRule NO_FIELD_INJECTION = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackage("io.sandboxconsole.cli..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("a server logs; only the terminal door prints");

    static final ArchRule NO_OLD_DATES = noClasses()
            // A certificate tells its end in no other way.
            .that(not(describe(
                    "what reads certificates",
                    (JavaClass found) -> found.getName().equals("io.sandboxconsole.diagnosis.ServerCertificate"))))
            .should()
            .dependOnClassesThat(describe(
                    "mutable dates",
                    (JavaClass found) -> Set.of(
                                    "java.util.Date",
                                    "java.util.Calendar",
                                    "java.text.SimpleDateFormat",
                                    "java.sql.Timestamp")
                            .contains(found.getName())))
            .because("moments are instants and never depend on the time zone of the machine");

    static final ArchRule BLOCKING_IS_MARKED_WHERE_CHANGES_ARE_MADE = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveNameMatching(
                    "io\\.sandboxconsole\\.sandbox\\.(lifecycle\\.SandboxService|passthrough\\.PassThrough(Sandboxes|Listing|Creations|Snapshots|Pools))")
            .and()
            .arePublic()
            .should(ArchitectureConditions.beBlockingWhenReachingAnEngine())
            .because("a door can only keep slow calls apart when it sees which ones they are");

    private ArchitectureRules() {}

    private static boolean isSimulatorApi(JavaClass found) {
        String outermost = found.getName().replaceAll("^.*\\.|\\$.*$", "");
        return SIMULATOR_API.contains(outermost);
    }

    private static boolean isHttpClient(JavaClass found) {
        return found.getPackageName().equals("java.net.http")
                || found.isAssignableTo(java.net.HttpURLConnection.class)
                || found.getName().startsWith("org.springframework.web.client.Rest")
                || found.getName().startsWith("org.springframework.web.reactive.function.client.")
                || found.getName().startsWith("org.apache.hc.client");
    }
}
