package io.sandboxconsole.gateway.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;

/// The description of the API
@ApiController(ApiFilter.DESCRIPTION)
class DescriptionController {

    private final byte[] description;

    DescriptionController() {
        try {
            description = new ClassPathResource("openapi.json", DescriptionController.class).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// Read this description
    ///
    /// Answers the OpenAPI document of this console's own API. It takes no credential.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] description(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return description.clone();
    }
}
