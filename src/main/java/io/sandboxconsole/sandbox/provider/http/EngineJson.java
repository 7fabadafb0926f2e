package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Reads engines' answers as far as they can be read, and writes requests. Servers are loose about their
/// specifications: a member of another kind counts as absent. Only what is no JSON at all is unreadable.
final class EngineJson extends JacksonJsonHttpMessageConverter {

    /// Far deeper than any server writes; the usual limit would let one odd label hide a fleet.
    private static final int DEEPEST = 10_000;

    private static final int LONGEST_NUMBER = 10_000;

    private static final int LONGEST_NAME = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    // Python writes them.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new TimeReader()))
            .build();

    EngineJson() {
        super(MAPPER);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage inputMessage, @Nullable Map<String, Object> hints)
            throws IOException {
        Object tree = super.read(ResolvableType.forClass(JsonNode.class), inputMessage, hints);
        try {
            return new LenientReading((JsonNode) tree)
                    .read(node -> MAPPER.treeToValue(node, MAPPER.constructType(type.getType())));
        } catch (JacksonException other) {
            // Its message quotes the engine's data.
            throw new MalformedResponse(Message.of("problem.answer.other-kind"));
        }
    }

    private static final class TimeReader extends ValueDeserializer<Instant> {

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode member = context.readTree(parser);
            Instant time = EngineTime.read(member).orElse(null);
            if (time == null && !EngineTime.unset(member)) {
                throw context.weirdStringException("", Instant.class, "no plausible time");
            }
            return time;
        }
    }
}
