package io.sandboxconsole.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.gateway.api.ApiController;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/// Holds the copied calls to the routes that the API has.
class CopiedRouteTests {

    /// Each route as a pattern, such as `GET /api/sandboxes/[^/]+/[^/]+`.
    private static Set<String> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ApiController.class));
        Set<String> routes = new TreeSet<>();
        scanner.findCandidateComponents("io.sandboxconsole.gateway.api").forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(
                    Objects.requireNonNull(found.getBeanClassName()), CopiedRouteTests.class.getClassLoader());
            String[] bases = paths(AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class));
            for (Method method : type.getDeclaredMethods()) {
                var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    Stream.of(bases)
                            .forEach(base -> Stream.of(paths(mapping))
                                    .forEach(path -> routes.add("%s %s"
                                            .formatted(
                                                    mapping.method()[0],
                                                    (base + path).replaceAll("\\{[^}]+}", "[^/]+")))));
                }
            }
        });
        return routes;
    }

    private static String[] paths(RequestMapping mapping) {
        return mapping.path().length == 0 ? new String[] {""} : mapping.path();
    }

    @Test
    void each_copied_call_is_one_of_a_route() {
        Set<String> routes = routes();
        List<String> subjects = routes.stream()
                .map(route -> route.replaceAll("^\\S+ (/api/[^/]+).*", "$1"))
                .distinct()
                .toList();

        List<String> calls = new ArrayList<>();
        TerminalCommandTests.all().forEach((name, command) -> {
            HttpCall call = command.api();
            calls.add("%s /%s".formatted(call.method(), String.join("/", call.steps())));
        });

        assertThat(subjects).contains("/api/sandboxes", "/api/keys", "/api/doctor");
        assertThat(calls.stream()
                        // A subject without any route comes with another part of the API.
                        .filter(call -> subjects.contains(call.replaceAll("^\\S+ (/api/[^/]+).*", "$1")))
                        .filter(call -> !call.endsWith("/timeline")
                                || routes.stream().anyMatch(route -> route.endsWith("/timeline"))))
                .hasSizeGreaterThan(10)
                .allSatisfy(call -> assertThat(routes).anyMatch(call::matches));
    }
}
