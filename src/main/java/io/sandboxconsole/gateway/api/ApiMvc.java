package io.sandboxconsole.gateway.api;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Sets Spring MVC up for `/api`, which is all that it serves beside the health.
@Configuration(proxyBeanMethods = false)
class ApiMvc implements WebMvcConfigurer {

    /// What `/actuator/health` answers.
    private static final MediaType HEALTH = MediaType.valueOf("application/vnd.spring-boot.actuator.v3+json");

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ApiCaller());
        resolvers.add(new TargetSandbox.Resolver());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        var json = new JacksonJsonHttpMessageConverter(ApiJson.MAPPER);
        json.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, MediaType.valueOf(ApiController.V1), HEALTH));
        converters.withJsonConverter(json);
    }

    @Bean
    ApiExceptionResolver apiExceptionResolver(ApiProblems problems) {
        return new ApiExceptionResolver(problems);
    }
}
