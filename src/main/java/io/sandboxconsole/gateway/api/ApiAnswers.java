package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxDetails;
import io.sandboxconsole.gateway.response.RowHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finishes the answers of routes: keeps of each row the members that `fields` names, gives a read an `ETag`,
/// answers 304 where the client has it already, and tells of a change where the trail has it.
@RestControllerAdvice("io.sandboxconsole.gateway.api")
class ApiAnswers implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter route, Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter route,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null
                || !(request instanceof ServletServerHttpRequest call)
                || !(response instanceof ServletServerHttpResponse answer)) {
            return body;
        }
        HttpServletRequest servletRequest = call.getServletRequest();
        ApiCaller.rows(servletRequest).ifPresent(rows -> RowHeaders.put(answer.getServletResponse(), rows));
        Object shown = body instanceof Page<?> page ? chosen(page, servletRequest) : body;
        boolean read = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        boolean kept = read
                && !route.hasMethodAnnotation(Confidential.class)
                && answer.getServletResponse().getStatus() == HttpServletResponse.SC_OK;
        return kept ? tagged(shown, servletRequest, answer.getServletResponse()) : shown;
    }

    private static Object chosen(Page<?> page, HttpServletRequest request) {
        @Nullable String fields = request.getParameter("fields");
        if (fields == null) {
            return page;
        }
        var chosen = ChosenFields.of(fields);
        page.items().stream().findFirst().ifPresent(row -> chosen.requireIn(row.getClass()));
        ObjectNode tree = ApiJson.MAPPER.valueToTree(page);
        chosen.keepIn(tree.withArray("items"));
        return tree;
    }

    /// The headers are set on the servlet's answer, because Spring would add its own to those that are there.
    private static @Nullable Object tagged(Object body, HttpServletRequest request, HttpServletResponse response) {
        JsonNode tree = ApiJson.MAPPER.valueToTree(body);
        String tag = EntityTags.of(
                body instanceof SandboxDetails details ? details.sandbox().version() : null, tree);
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept, Authorization, OPEN-SANDBOX-API-KEY");
        if (EntityTags.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return null;
        }
        return tree;
    }
}
