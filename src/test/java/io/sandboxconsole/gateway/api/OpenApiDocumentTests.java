package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Holds the committed description of `/api` to the routes, and both to what clients of the last release rely on.
class OpenApiDocumentTests {

    private static final Path SERVED = Path.of("src/main/resources/io/sandboxconsole/gateway/api/openapi.json");

    /// Replaced by the served one at each release, and at no other time.
    private static final Path RELEASED =
            Path.of("src/test/resources/io/sandboxconsole/gateway/api/openapi-released.json");

    @Test
    void the_committed_document_is_what_the_routes_say() throws Exception {
        String written = OpenApiDocument.written();

        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(SERVED, written);
        }
        assertThat(Files.readString(SERVED))
                .as(
                        "The routes have changed. Write the document anew with -Dopenapi.write=true, and read what changes.")
                .isEqualTo(written);
    }

    @Test
    void no_client_of_the_last_release_breaks() throws Exception {
        assertThat(OpenApiChanges.breaking(Files.readString(RELEASED), Files.readString(SERVED)))
                .isEmpty();
    }

    @Test
    void every_route_and_every_parameter_is_described() throws Exception {
        var document = ApiJson.MAPPER.readTree(Files.readString(SERVED));
        Set<String> ids = new HashSet<>();

        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    var operation = method.getValue();
                    String place = method.getKey() + " " + path.getKey();
                    assertThat(operation.path("summary").asString()).as(place).isNotBlank();
                    assertThat(ids.add(operation.path("operationId").asString()))
                            .as(place)
                            .isTrue();
                    operation
                            .path("parameters")
                            .forEach(parameter -> assertThat(
                                            parameter.path("description").asString())
                                    .as("%s: %s", place, parameter.path("name").asString())
                                    .isNotBlank());
                }));
        assertThat(ids).hasSizeGreaterThan(40);
        document.path("components")
                .path("schemas")
                .propertyStream()
                .forEach(schema -> assertThat(
                                schema.getValue().path("description").asString())
                        .as(schema.getKey())
                        .isNotBlank());
    }

    @Test
    void every_reference_leads_to_a_schema() throws Exception {
        var document = ApiJson.MAPPER.readTree(Files.readString(SERVED));
        Set<String> known =
                new HashSet<>(document.path("components").path("schemas").propertyNames());

        List<String> references = document.findValues("$ref").stream()
                .map(JsonNode::asString)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(known).contains(reference));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "/a":{"get"          | "/b":{"get"                | get /a is gone
            "get":{              | "put":{                    | get /a is gone
            "name":"q"           | "name":"p"                 | get /a: the parameter q is gone
            "required":false     | "required":true            | get /a: the parameter q is required
            "type":"integer"     | "type":"string"            | get /a: the parameter q is of another type
            "200":{              | "201":{                    | get /a: the answer 200 is gone
            "application/json":{"schema":{"$ref" | "text/plain":{"schema":{"$ref" | get /a: the answer 200: application/json is gone
            "id":{"type"         | "key":{"type"              | get /a: the answer 200: the member id is gone
            "required":["id"]    | "required":[]              | get /a: the answer 200: the member id may be left out
            "required":["wish"]  | "required":["wish","more"] | get /a: the member more is required
            """)
    void each_kind_of_break_is_found(String before, String after, String found) {
        String document = """
                {"paths":{"/a":{"get":{"parameters":[{"name":"q","in":"query","required":false,"schema":{"type":"integer"}}],\
                "requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"wish":{"type":"string"}},"required":["wish"]}}}},\
                "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}},\
                "components":{"schemas":{"A":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]}}}}""";
        assertThat(document).contains(before);

        assertThat(OpenApiChanges.breaking(document, document)).isEmpty();
        assertThat(OpenApiChanges.breaking(
                        document, document.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after))))
                .contains(found);
    }

    @Test
    void more_routes_parameters_and_members_break_nothing() {
        String before = """
                {"paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{}}}}}}}}}}""";
        String after = """
                {"paths":{"/a":{"get":{"parameters":[{"name":"q","in":"query","required":false}],"responses":{"200":{"content":\
                {"application/json":{"schema":{"type":"object","properties":{"id":{"type":"string"}}}}}}}}},"/b":{"get":{}}}}""";

        assertThat(OpenApiChanges.breaking(before, after)).isEmpty();
    }
}
