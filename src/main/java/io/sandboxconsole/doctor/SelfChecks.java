package io.sandboxconsole.doctor;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Examination.Part;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs checks at the same time, a thread for each: some wait for a network.
final class SelfChecks {

    private static final Logger log = LoggerFactory.getLogger(SelfChecks.class);

    private SelfChecks() {}

    /// Checks everything; the checks of one subject become one part.
    static List<Part> all(Collection<? extends SelfCheck> checks) {
        List<Part> parts = together(checks.stream()
                .<Callable<Part>>map(check -> () -> Part.of(check.subject(), findings(check)))
                .toList());
        return parts.stream()
                .collect(groupingBy(
                        Part::subject,
                        TreeMap::new,
                        flatMapping(part -> part.findings().stream(), collectingAndThen(toList(), List::copyOf))))
                .entrySet()
                .stream()
                .map(entry -> Part.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// A check that fails is a finding itself: the others are worth reading all the same. Only the failure's type is
    /// told, because its message might hold a setting.
    private static List<Finding> findings(SelfCheck check) {
        try {
            return check.check();
        } catch (RuntimeException failure) {
            log.warn("[{}] The check of {} failed.", Condition.INTERNAL_FAILURE, check.subject(), failure);
            return List.of(failed(check.subject(), failure));
        }
    }

    static Finding failed(Subject subject, RuntimeException failure) {
        return new Finding(
                Condition.INTERNAL_FAILURE,
                Message.of(
                        "doctor.check.failed",
                        subject.word(),
                        failure.getClass().getSimpleName()),
                Message.of("doctor.check.failed.then"));
    }

    /// Runs all tasks and returns their results, in the order of the tasks.
    static <T> List<T> together(Collection<Callable<T>> tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream().map(SelfChecks::result).toList();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The examination was interrupted.", interruption);
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The examination was interrupted.", interruption);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
