package io.sandboxconsole.gateway.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Marks a class of routes below `/api`, which take and answer version 1 of the API in JSON. A method that answers
/// with something else names its own media type.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@RequestMapping(produces = {MediaType.APPLICATION_JSON_VALUE, ApiController.V1})
public @interface ApiController {

    /// Version 1 of the API by name. `application/json` means the present version, which this is.
    String V1 = "application/vnd.sandboxconsole.v1+json";

    /// The path below which the routes of the class are, such as `/api/sandboxes`.
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] value();
}
