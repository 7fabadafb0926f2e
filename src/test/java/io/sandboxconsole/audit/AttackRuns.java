package io.sandboxconsole.audit;

import io.sandboxconsole.testing.Databases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs [AttackTests] in their full form, outside of the test framework, for the benchmark.
public final class AttackRuns {

    /// Those that leave a trail that cannot be attacked again: each place needs a trail of its own.
    private static final List<String> ONE_PLACE = List.of(
            "two_histories_that_went_on_side_by_side_are_named",
            "an_old_backup_that_was_restored_and_continued_is_named",
            "a_clock_that_was_set_back_is_named_with_the_first_row");

    private AttackRuns() {}

    /// Attacks a trail at that many places in each way, and returns how many attacks there were.
    ///
    /// @throws AssertionError if one is not found, or not named right
    public static int run(Databases databases, int places, Path folder) throws Exception {
        System.setProperty("audit.places", Integer.toString(places));
        int attacks = 0;
        for (Method method : Arrays.stream(AttackTests.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList()) {
            int trails = ONE_PLACE.contains(method.getName()) ? places : 1;
            for (int trail = 0; trail < trails; trail++) {
                System.setProperty("audit.seed", Integer.toString(8 + trail));
                var tests = new AttackTests(databases);
                tests.folder = Files.createTempDirectory(folder, "attack");
                invoke(method, tests);
            }
            attacks += trails > 1 ? trails : places;
        }
        return attacks;
    }

    private static void invoke(Method method, AttackTests tests) throws Exception {
        try {
            method.invoke(tests);
        } catch (InvocationTargetException failure) {
            throw new AssertionError(method.getName() + " failed", failure.getCause());
        }
    }
}
