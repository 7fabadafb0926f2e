package io.sandboxconsole.sandbox.provider.http;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/// Reads the value of a label: what is no text is shown as its JSON.
public final class LabelText extends ValueDeserializer<String> {

    /// Used by Jackson.
    public LabelText() {}

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode value = context.readTree(parser);
        return value.isString() ? value.stringValue() : value.toString();
    }
}
