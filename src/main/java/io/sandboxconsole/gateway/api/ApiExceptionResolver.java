package io.sandboxconsole.gateway.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Answers what routes throw, and what Spring MVC throws where no route is reached, as problems.
final class ApiExceptionResolver implements HandlerExceptionResolver, Ordered {

    private final ApiProblems problems;

    ApiExceptionResolver(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!ApiSecurity.API.matches(request)) {
            return null;
        }
        try {
            problems.answer(request, response, failure);
            return new ModelAndView();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
