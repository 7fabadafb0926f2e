package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.api.wire.Problem.FieldProblem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns what Spring MVC says of a request that reaches no route, or does not fit it, into a problem.
final class RequestProblems {

    static final String NOTHING_HERE = "There is nothing at this address, or nothing that you may see.";

    private RequestProblems() {}

    static Optional<ApiProblem> of(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case NoResourceFoundException _, NoHandlerFoundException _ ->
                        new ApiProblem(ProblemType.NOT_FOUND, NOTHING_HERE);
                    case HttpRequestMethodNotSupportedException other -> method(other);
                    case HttpMediaTypeNotAcceptableException other -> notAcceptable(other);
                    case HttpMediaTypeNotSupportedException other -> notSupported(other);
                    case MissingServletRequestParameterException missing ->
                        new ApiProblem(
                                        ProblemType.INVALID_PARAMETER,
                                        "The parameter “%s” is missing.".formatted(missing.getParameterName()))
                                .field(missing.getParameterName());
                    case MethodArgumentTypeMismatchException odd ->
                        new ApiProblem(
                                        ProblemType.INVALID_PARAMETER,
                                        "“%s” is not valid: %s is expected.".formatted(odd.getName(), expected(odd)))
                                .field(odd.getName());
                    case BindException odd ->
                        new ApiProblem(ProblemType.INVALID_PARAMETER, "A parameter has a value of the wrong kind.")
                                .field(
                                        odd.getFieldError() == null
                                                ? null
                                                : odd.getFieldError().getField());
                    case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
                    default -> null;
                });
    }

    private static ApiProblem method(HttpRequestMethodNotSupportedException other) {
        String allowed = String.join(", ", Objects.requireNonNullElse(other.getSupportedMethods(), new String[0]));
        return new ApiProblem(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "This route does not take %s. It takes %s.".formatted(other.getMethod(), allowed))
                .header("Allow", allowed);
    }

    private static ApiProblem notAcceptable(HttpMediaTypeNotAcceptableException other) {
        String available = types(other.getSupportedMediaTypes());
        return new ApiProblem(
                        ProblemType.NOT_ACCEPTABLE,
                        "This console does not answer in the media type or version that Accept asks for. It answers in %s."
                                .formatted(available))
                .field("Accept");
    }

    private static ApiProblem notSupported(HttpMediaTypeNotSupportedException other) {
        String taken = types(other.getSupportedMediaTypes());
        return new ApiProblem(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Send the body as %s, and say so in Content-Type.".formatted(taken))
                .field("Content-Type")
                .header("Accept", taken);
    }

    private static String types(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }

    private static String expected(MethodArgumentTypeMismatchException odd) {
        @Nullable Class<?> type = odd.getRequiredType();
        return switch (type == null ? "" : type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "Instant" -> "a time such as 2026-11-30T12:00:00Z";
            case "Duration" -> "a duration such as PT30M";
            case "UUID" -> "an id";
            default -> "another value";
        };
    }

    /// Quotes nothing of the body, which may hold secrets.
    private static ApiProblem unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> {
                String field = path(unknown);
                yield new ApiProblem(
                                ProblemType.INVALID_JSON,
                                "The member “%s” is not known here.%s".formatted(field, place(unknown)))
                        .field(field)
                        .candidates(unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList());
            }
            case StreamReadException broken ->
                new ApiProblem(ProblemType.INVALID_JSON, "The body is not valid JSON.%s".formatted(place(broken)));
            case DatabindException odd -> {
                String field = path(odd);
                yield field.isEmpty()
                        ? new ApiProblem(ProblemType.INVALID_JSON, "The body is not what is expected." + place(odd))
                        : new ApiProblem(
                                        ProblemType.INVALID_JSON,
                                        "The member “%s” has a value of the wrong kind.%s".formatted(field, place(odd)))
                                .problems(List.of(new FieldProblem(field, "It has a value of the wrong kind.")));
            }
            case null, default ->
                new ApiProblem(ProblemType.INVALID_JSON, "The body is missing, or is not valid JSON.");
        };
    }

    private static String path(DatabindException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String place(JacksonException failure) {
        return failure.getLocation() == null
                ? ""
                : " It stands in line %d, column %d."
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr());
    }
}
