package io.sandboxconsole;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodReference;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.provider.Changing;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The conditions of [ArchitectureRules] that ArchUnit does not provide.
final class ArchitectureConditions {

    private static final Set<String> CHANGES = Set.of(
            "io.sandboxconsole.sandbox.lifecycle.CommandExecutor",
            "io.sandboxconsole.sandbox.passthrough.PassThroughExecutor",
            "io.sandboxconsole.sandbox.lifecycle.SshAccessService");

    private ArchitectureConditions() {}

    /// Requires calls of `@Changing` methods to be in [#CHANGES] only: in a lambda of a method that calls the guard, or
    /// in a private method that only such lambdas call. An adapter may call itself.
    static ArchCondition<JavaClass> changeEnginesOnlyInsideTheGuard() {
        return condition(
                "change engines only inside the guard",
                (found, events) -> accesses(found)
                        .filter(access -> changes(access) && !withinAdapter(access))
                        .filter(access -> !CHANGES.contains(found.getName()) || !guarded(access))
                        .forEach(access -> violated(events, found, access)));
    }

    static ArchCondition<JavaClass> callBlockingMethodsOnlyInTheBackground() {
        return condition(
                "call blocking methods only in the background",
                (found, events) -> accesses(found)
                        .filter(access -> target(access).anyMatch(method -> method.isAnnotatedWith(Blocking.class)))
                        .filter(access -> !deferred(access) || !handsWorkToBackground(found))
                        .forEach(access -> violated(events, found, access)));
    }

    /// Searches class files, which contain the names of classes and members and every text, but no comment.
    static ArchCondition<JavaClass> holdNoneOf(Set<String> words) {
        return condition("hold none of the words " + words, (found, events) -> {
            String held = classFile(found).toLowerCase(Locale.ROOT);
            words.stream()
                    .filter(held::contains)
                    .forEach(word -> events.add(SimpleConditionEvent.violated(
                            found, "%s holds the word “%s”".formatted(found.getName(), word))));
        });
    }

    private static String classFile(JavaClass found) {
        try (InputStream file = found.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /// A condition for rules of the form "no class should".
    static ArchCondition<JavaClass> use(Class<?> owner, Set<String> methods) {
        return condition(
                "use %s of %s".formatted(methods, owner.getSimpleName()),
                (found, events) -> accesses(found)
                        .filter(access ->
                                access.getTargetOwner().isEquivalentTo(owner) && methods.contains(access.getName()))
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(found, access.getDescription()))));
    }

    /// A condition for rules of the form "no class should".
    static ArchCondition<JavaClass> resideInAPackageNamedOneOf(Set<String> words) {
        return condition("reside in a package named one of " + words, (found, events) -> {
            if (Stream.of(found.getPackageName().split("\\.")).anyMatch(words::contains)) {
                events.add(SimpleConditionEvent.satisfied(found, found.getName() + " resides there"));
            }
        });
    }

    /// Counts source files with their `package-info.java`.
    static ArchCondition<JavaClass> resideInAPackageOfAtMost(int files) {
        return new ArchCondition<>("reside in a package of at most " + files + " files") {

            private Map<String, Long> counts = Map.of();

            @Override
            public void init(Collection<JavaClass> all) {
                counts = all.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
            }

            @Override
            public void check(JavaClass found, ConditionEvents events) {
                long count = counts.getOrDefault(found.getPackageName(), 0L);
                if (found.isTopLevelClass() && count > files) {
                    events.add(SimpleConditionEvent.violated(
                            found, "%s has %d files".formatted(found.getPackageName(), count)));
                }
            }
        };
    }

    /// Methods with a sandbox's id or a connection's id call the engine; all others compute from their arguments.
    static ArchCondition<JavaMethod> beBlockingWhenReachingAnEngine() {
        return new ArchCondition<>("be @Blocking when they take an id") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean takesId = method.getRawParameterTypes().stream()
                        .anyMatch(type -> Set.of("SandboxId", "ConnectionId").contains(type.getSimpleName()));
                if (takesId && !method.isAnnotatedWith(Blocking.class)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is not @Blocking"));
                }
            }
        };
    }

    private static boolean changes(JavaCodeUnitAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(SandboxProvider.class)
                && Stream.concat(
                                Stream.of(access.getTargetOwner()),
                                access.getTargetOwner().getAllRawInterfaces().stream())
                        .flatMap(owner -> owner.getMethods().stream())
                        .anyMatch(method -> method.isAnnotatedWith(Changing.class)
                                && method.getName().equals(access.getName())
                                && method.getRawParameterTypes()
                                        .equals(access.getTarget().getRawParameterTypes()));
    }

    private static boolean withinAdapter(JavaCodeUnitAccess<?> access) {
        return !access.getTargetOwner().isEquivalentTo(SandboxProvider.class)
                && access.getOriginOwner()
                        .getPackageName()
                        .equals(access.getTargetOwner().getPackageName());
    }

    private static boolean guarded(JavaCodeUnitAccess<?> access) {
        return inLambdaOfGuardingMethod(access) || onlyCalledFromGuardedLambdas(access.getOrigin());
    }

    private static boolean inLambdaOfGuardingMethod(JavaCodeUnitAccess<?> access) {
        return deferred(access)
                && access.getOrigin().getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Guard.class)
                                && Set.of("call", "callKnowing", "read", "run").contains(call.getName()));
    }

    private static boolean onlyCalledFromGuardedLambdas(JavaCodeUnit origin) {
        return origin instanceof JavaMethod method
                && method.getModifiers().contains(JavaModifier.PRIVATE)
                && !method.getAccessesToSelf().isEmpty()
                && method.getAccessesToSelf().stream().allMatch(ArchitectureConditions::inLambdaOfGuardingMethod);
    }

    private static boolean handsWorkToBackground(JavaClass found) {
        return found.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Background.class)
                        && Set.of("call", "read", "run").contains(call.getName()));
    }

    /// Returns whether the access happens later, when the lambda or the method reference runs.
    private static boolean deferred(JavaCodeUnitAccess<?> access) {
        return access.isDeclaredInLambda() || access instanceof JavaMethodReference;
    }

    private static Stream<JavaCodeUnitAccess<?>> accesses(JavaClass found) {
        return found.getCodeUnitAccessesFromSelf().stream().map(access -> access);
    }

    private static Stream<JavaMethod> target(JavaCodeUnitAccess<?> access) {
        return access.getTarget().resolveMember().stream()
                .filter(JavaMethod.class::isInstance)
                .map(JavaMethod.class::cast);
    }

    private static void violated(ConditionEvents events, JavaClass found, JavaCodeUnitAccess<?> access) {
        events.add(SimpleConditionEvent.violated(found, access.getDescription()));
    }

    private static ArchCondition<JavaClass> condition(String words, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaClass found, ConditionEvents events) {
                check.accept(found, events);
            }
        };
    }
}
