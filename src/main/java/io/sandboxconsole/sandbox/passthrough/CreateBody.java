package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The body of a [PassThroughCreate], read before any decision: a request for a sandbox, or its fault, disclosed only
/// to a caller who may create sandboxes.
public sealed interface CreateBody {

    /// Reads the body from `source`; a failure to read makes it invalid, too.
    static CreateBody read(Supplier<byte[]> source) {
        try {
            return Valid.of(source.get());
        } catch (RuntimeException failure) {
            return new Invalid(failure);
        }
    }

    /// An unusable body; `reason` fails the attempt.
    record Invalid(RuntimeException reason) implements CreateBody {}

    /// A request for a sandbox: its bytes, the members that the console needs, and the place of our metadata. Not a
    /// record, because a record compares and prints its components.
    final class Valid implements CreateBody {

        private final byte[] body;

        private final @Nullable String name;

        private final @Nullable String snapshot;

        /// Reserved keys that the caller has set.
        private final List<String> reserved;

        private final Place place;

        private Valid(Reading reading, Place place) {
            this.body = reading.body;
            this.name = reading.name;
            this.snapshot = reading.snapshot;
            this.reserved = List.copyOf(reading.reserved);
            this.place = place;
        }

        /// An insertion of text in place of the bytes between `from` and `to`.
        private record Place(int from, int to, String before, String after) {}

        /// @throws RequestRefused if `body` is no such request
        private static Valid of(byte[] body) {
            return JsonScanner.strictly(body, parser -> new Reading(parser, body).valid());
        }

        /// The body as received.
        public byte[] bytes() {
            return body.clone();
        }

        /// The requested display name of the sandbox.
        @Nullable
        String name() {
            return name;
        }

        /// The snapshot to start the sandbox from.
        @Nullable
        String snapshot() {
            return snapshot;
        }

        /// The body with `labels` among its metadata; every other byte stays as it is.
        ///
        /// @throws RequestRefused if the caller has set a reserved key
        byte[] marked(Map<String, String> labels) {
            if (!reserved.isEmpty()) {
                throw new RequestRefused("RESERVED_METADATA", Message.of("problem.call.reserved", reserved.getFirst()));
            }
            String members = new TreeMap<>(labels)
                    .entrySet().stream()
                            .map(label -> "\"%s\":\"%s\"".formatted(label.getKey(), label.getValue()))
                            .collect(Collectors.joining(","));
            byte[] inserted = (place.before() + members + place.after()).getBytes(StandardCharsets.UTF_8);
            var marked = new ByteArrayOutputStream(body.length + inserted.length);
            marked.write(body, 0, place.from());
            marked.writeBytes(inserted);
            marked.write(body, place.to(), body.length - place.to());
            return marked.toByteArray();
        }

        /// A single pass through a request.
        private static final class Reading {

            private final JsonParser parser;

            private final byte[] body;

            private final List<String> reserved = new ArrayList<>();

            private @Nullable String name;

            private @Nullable String snapshot;

            private @Nullable Place place;

            Reading(JsonParser parser, byte[] body) {
                this.parser = parser;
                this.body = body;
            }

            Valid valid() {
                int start = JsonScanner.end(parser);
                boolean empty = true;
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    empty = false;
                    member(parser.currentName(), parser.nextToken());
                }
                Place found = place == null ? new Place(start, start, "\"metadata\":{", empty ? "}" : "},") : place;
                return new Valid(this, found);
            }

            private void member(String member, JsonToken value) {
                if (member.equals("metadata")) {
                    place = metadata(value);
                } else if (member.equals("snapshotId") && value == JsonToken.VALUE_STRING) {
                    snapshot = parser.getString();
                } else {
                    parser.skipChildren();
                }
            }

            private Place metadata(JsonToken value) {
                if (value == JsonToken.VALUE_NULL) {
                    int from = JsonScanner.begin(parser);
                    return new Place(from, from + "null".length(), "{", "}");
                }
                if (value != JsonToken.START_OBJECT) {
                    throw new RequestRefused("INVALID_REQUEST", Message.of("problem.call.metadata"));
                }
                int start = JsonScanner.end(parser);
                boolean empty = true;
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    empty = false;
                    label(parser.currentName(), parser.nextToken());
                }
                return new Place(start, start, "", empty ? "" : ",");
            }

            private void label(String key, JsonToken value) {
                if (ReservedMetadata.covers(key)) {
                    reserved.add(key);
                }
                if (key.equals(Sandbox.NAME_KEY) && value == JsonToken.VALUE_STRING) {
                    name = parser.getString();
                }
                parser.skipChildren();
            }
        }
    }
}
