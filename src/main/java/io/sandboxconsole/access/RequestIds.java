package io.sandboxconsole.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request an id, which the lines of the log and the rows of the trail have. The gateway replaces it by the
/// id that its caller sees. Work that a request leaves to other threads keeps it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class RequestIds extends OncePerRequestFilter implements TaskDecorator {

    private static final String ATTRIBUTE = RequestIds.class.getName();

    /// Returns the id of a request; null before the filters.
    public static @Nullable String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : null;
    }

    /// Gives the request that this thread serves another id.
    public static void replace(HttpServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
        MDC.put(CallDetails.LOG_KEY, id);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        replace(request, UUID.randomUUID().toString().replace("-", ""));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(CallDetails.LOG_KEY);
        }
    }

    @Override
    public Runnable decorate(Runnable work) {
        @Nullable String id = MDC.get(CallDetails.LOG_KEY);
        if (id == null) {
            return work;
        }
        return () -> {
            @Nullable Map<String, String> before = MDC.getCopyOfContextMap();
            MDC.put(CallDetails.LOG_KEY, id);
            try {
                work.run();
            } finally {
                if (before == null) {
                    MDC.clear();
                } else {
                    MDC.setContextMap(before);
                }
            }
        };
    }
}
