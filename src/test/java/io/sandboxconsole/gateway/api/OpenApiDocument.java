package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.api.wire.Problem;
import io.sandboxconsole.gateway.auth.Caller;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.SerializationFeature;

/// Writes the OpenAPI document of `/api` from the routes themselves: their annotations, the nullness of their
/// types, and their comments. No console is started.
final class OpenApiDocument {

    /// What is the same for a parameter at every route.
    private static final Map<String, String> SHARED = Map.of(
            "connection", "the id of the connection",
            "id", "the engine's id of the sandbox",
            "If-Match", "changes it only if it is still the version of this `ETag`; otherwise 412",
            "Idempotency-Key", "1 to 255 printable characters without spaces, of the caller's choice",
            "Last-Event-ID", "the id of the last event that was received: the stream goes on behind it");

    private static final String ABOUT = """
            The console's own API, over all connected engines, for the command line and scripts: the same services, rules and rights as in the browser.

            **Callers.** An API key of the console or a token of the identity provider, as `Authorization: Bearer`; a key also as `OPEN-SANDBOX-API-KEY`. What the caller may not see reads like what does not exist.

            **Version.** `application/json` is the present version, 1. `application/vnd.sandboxconsole.v1+json` asks for it by name. Members may be added to answers at any time; a member that a client does not know is to be ignored. A request with a member that the console does not know is refused.

            **Values.** Times are ISO 8601 in UTC, durations ISO 8601 such as `PT30M`. A member without a value is left out.

            **Errors** are problems after RFC 9457, with the media type `application/problem+json` and a stable `code`. The address in `type` names the section of the documentation.

            **Conditions.** Reads have an `ETag`; with `If-None-Match` the answer is 304 while nothing but the age of the data has changed. Changes of a sandbox take `If-Match`.

            **Limits.** A key with a limit is told what is left of it in `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10).

            **Receipts.** The answer to a change names its last row in the audit trail: `Sandbox-Audit-Row` and `Sandbox-Audit-Hash`.""";

    private final SourceComments comments;

    private final OpenApiSchemas schemas;

    private final Map<String, Map<String, Object>> paths = new TreeMap<>();

    private final List<Map<String, Object>> tags = new ArrayList<>();

    private OpenApiDocument(SourceComments comments) {
        this.comments = comments;
        this.schemas = new OpenApiSchemas(comments);
    }

    /// Returns the document as it is served.
    static String written() throws IOException, ClassNotFoundException {
        var document = new OpenApiDocument(SourceComments.of(Path.of("src/main/java/io/sandboxconsole/gateway/api")));
        for (Class<?> controller : controllers()) {
            document.read(controller);
        }
        return ApiJson.MAPPER
                        .rebuild()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(document.whole())
                + "\n";
    }

    static List<Class<?>> controllers() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ApiController.class));
        List<Class<?>> found = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("io.sandboxconsole.gateway.api")) {
            found.add(ClassUtils.forName(candidate.getBeanClassName(), OpenApiDocument.class.getClassLoader()));
        }
        found.sort(Comparator.comparing(Class::getName));
        return found;
    }

    private Map<String, Object> whole() {
        schemas.of(Problem.class);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put(
                "securitySchemes",
                new TreeMap<>(Map.of(
                        "bearer",
                        new TreeMap<>(Map.of(
                                "type",
                                "http",
                                "scheme",
                                "bearer",
                                "description",
                                "An API key of the console, or a token of the identity provider.")),
                        "key",
                        new TreeMap<>(Map.of("type", "apiKey", "in", "header", "name", "OPEN-SANDBOX-API-KEY")))));
        components.put("schemas", schemas.byName());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info());
        document.put("security", List.of(Map.of("bearer", List.of()), Map.of("key", List.of())));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Sandbox Console");
        info.put("version", "1");
        info.put("description", ABOUT.strip());
        return info;
    }

    private void read(Class<?> controller) {
        var comment = comments.of(controller);
        String tag = comment.summary();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", tag);
        if (!comment.description().isEmpty()) {
            described.put("description", comment.description());
        }
        if (tags.stream().noneMatch(other -> tag.equals(other.get("name")))) {
            tags.add(described);
        }
        var root = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        Method[] methods = controller.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            var route = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (route != null) {
                for (RequestMethod verb : route.method()) {
                    String path = root.path()[0] + (route.path().length == 0 ? "" : route.path()[0]);
                    String[] produces = route.produces().length > 0 ? route.produces() : root.produces();
                    paths.computeIfAbsent(path, _ -> new TreeMap<>())
                            .put(verb.name().toLowerCase(), operation(controller, method, tag, produces));
                }
            }
        }
    }

    private Map<String, Object> operation(Class<?> controller, Method method, String tag, String[] produces) {
        var comment = comments.of(controller, method.getName());
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", name(controller) + "." + method.getName());
        operation.put("tags", List.of(tag));
        operation.put("summary", comment.summary());
        if (!comment.description().isEmpty()) {
            operation.put("description", comment.description());
        }
        List<Map<String, Object>> parameters = new ArrayList<>();
        boolean anonymous = true;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType().equals(Caller.class)) {
                anonymous = false;
            } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                operation.put("requestBody", body(parameter));
            } else if (parameter.getType().equals(TargetSandbox.class)) {
                parameters.add(target("connection", "path"));
                parameters.add(target("id", "path"));
                parameters.add(target("If-Match", "header"));
            } else if (parameter.getType().isRecord() && parameter.getAnnotations().length == 0) {
                parameters.addAll(components(parameter.getType()));
            } else {
                parameter(parameter, comment).ifPresent(parameters::add);
            }
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(method, produces));
        if (anonymous) {
            operation.put("security", List.of());
        }
        return operation;
    }

    private static String name(Class<?> controller) {
        String simple = controller.getSimpleName().replace("Controller", "");
        return simple.substring(0, 1).toLowerCase() + simple.substring(1);
    }

    private Map<String, Object> body(Parameter parameter) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", parameter.getAnnotation(RequestBody.class).required());
        body.put("content", content(new String[] {"application/json"}, parameter.getParameterizedType()));
        return body;
    }

    private Map<String, Object> target(String name, String in) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("in", in);
        described.put("required", in.equals("path"));
        described.put("description", SHARED.getOrDefault(name, ""));
        described.put("schema", schemas.of(String.class));
        return described;
    }

    /// Returns the parameters that a record gathers.
    private List<Map<String, Object>> components(Class<?> gathered) {
        var comment = comments.of(gathered);
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (RecordComponent component : gathered.getRecordComponents()) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("name", component.getName());
            described.put("in", "query");
            described.put("required", false);
            described.put("description", comment.parameters().getOrDefault(component.getName(), ""));
            described.put("schema", schemas.of(component.getGenericType()));
            parameters.add(described);
        }
        return parameters;
    }

    private Optional<Map<String, Object>> parameter(Parameter parameter, SourceComments.Comment comment) {
        @Nullable String in = null;
        String name = parameter.getName();
        boolean required = true;
        String usual = ValueConstants.DEFAULT_NONE;
        var path = parameter.getAnnotation(PathVariable.class);
        var query = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
        var header = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestHeader.class);
        if (path != null) {
            in = "path";
        } else if (query != null) {
            in = "query";
            name = query.name().isEmpty() ? name : query.name();
            usual = query.defaultValue();
            required = query.required() && usual.equals(ValueConstants.DEFAULT_NONE);
        } else if (header != null) {
            in = "header";
            name = header.name().isEmpty() ? name : header.name();
            required = header.required();
        }
        if (in == null) {
            return Optional.empty();
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("in", in);
        described.put("required", required);
        described.put(
                "description", comment.parameters().getOrDefault(parameter.getName(), SHARED.getOrDefault(name, "")));
        Map<String, Object> schema = new LinkedHashMap<>(schemas.of(parameter.getParameterizedType()));
        if (!usual.equals(ValueConstants.DEFAULT_NONE)) {
            schema.put("default", ApiJson.MAPPER.readTree(usual));
        }
        described.put("schema", schema);
        return Optional.of(described);
    }

    private Map<String, Object> responses(Method method, String[] produces) {
        var status = method.getAnnotation(ResponseStatus.class);
        Map<String, Object> responses = new TreeMap<>();
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType generic && generic.getRawType().equals(ResponseEntity.class)) {
            type = generic.getActualTypeArguments()[0];
        }
        Map<String, Object> good = new LinkedHashMap<>();
        good.put("description", "As asked.");
        if (!type.equals(void.class)) {
            good.put("content", content(produces, type));
        }
        responses.put(status == null ? "200" : String.valueOf(status.value().value()), good);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("description", "A problem.");
        problem.put("content", content(new String[] {Problem.MEDIA_TYPE}, Problem.class));
        responses.put("default", problem);
        return responses;
    }

    private Map<String, Object> content(String[] mediaTypes, Type type) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (String mediaType : mediaTypes) {
            if (!mediaType.equals(ApiController.V1)) {
                content.put(
                        mediaType,
                        Map.of(
                                "schema",
                                mediaType.contains("json") && !mediaType.contains("jsonl")
                                        ? schemas.of(type)
                                        : Map.of("type", "string")));
            }
        }
        return content;
    }
}
