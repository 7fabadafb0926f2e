package io.sandboxconsole.gateway.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/// The description of the API
@ApiController(ApiFilter.DESCRIPTION)
class DescriptionController {

    private static final Resource DESCRIPTION = new ClassPathResource("openapi.json", DescriptionController.class);

    /// Read this description
    ///
    /// Answers the OpenAPI document of this console's own API. It takes no credential.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(DESCRIPTION);
    }
}
