package io.sandboxconsole.gateway.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;

/// The routes of `/api`, each by its method and path: `GET /api/sandboxes/{connection}/{id}`.
public final class ApiRoutes {

    private ApiRoutes() {}

    /// Returns the routes that the served description names, and whether each is a stream.
    public static Map<String, Boolean> described() {
        Map<String, Boolean> routes = new TreeMap<>();
        try {
            var document = ApiJson.MAPPER.readTree(
                    new ClassPathResource("openapi.json", ApiRoutes.class).getContentAsByteArray());
            document.path("paths")
                    .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> routes.put(
                            method.toUpperCase(Locale.ROOT) + " " + path,
                            operation
                                    .path("responses")
                                    .path("200")
                                    .path("content")
                                    .has(MediaType.TEXT_EVENT_STREAM_VALUE))));
            return routes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Returns the operation that each route is recorded as; no route that is not.
    public static Map<String, RecordedAs> recorded() {
        Map<String, RecordedAs> recorded = new TreeMap<>();
        try {
            for (Class<?> controller : OpenApiDocument.controllers()) {
                String root = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class)
                        .path()[0];
                for (Method method : controller.getDeclaredMethods()) {
                    var route = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                    var operation = method.getAnnotation(RecordedAs.class);
                    if (route != null && operation != null) {
                        String path = route.path().length == 0 ? "" : route.path()[0];
                        recorded.put(route.method()[0] + " " + root + path, operation);
                    }
                }
            }
            return recorded;
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
