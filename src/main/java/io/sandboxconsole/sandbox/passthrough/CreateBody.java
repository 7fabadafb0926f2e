package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.lifecycle.SharedResources.Reference;
import io.sandboxconsole.sandbox.passthrough.CreateBodyReader.Place;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of a [PassThroughCreate], read before any decision: a request for a sandbox or a template, or its fault,
/// disclosed only to a caller who may create it.
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

    /// A request: its bytes, the members that the console needs, and the place of our metadata. Not a record, because a
    /// record compares and prints its components.
    final class Valid implements CreateBody {

        private final byte[] body;

        private final @Nullable String name;

        private final @Nullable String snapshot;

        private final @Nullable String template;

        private final @Nullable String publish;

        private final List<Reference> references;

        /// Members that the console does not know, although they seem to name something.
        private final List<String> unknown;

        /// Reserved keys that the caller has set.
        private final List<String> reserved;

        private final Place place;

        private Valid(byte[] body, CreateBodyReader reader) {
            this.body = body;
            this.place = reader.read();
            this.name = reader.name;
            this.snapshot = reader.snapshot;
            this.template = reader.template;
            this.publish = reader.publish;
            this.references = List.copyOf(reader.references);
            this.unknown = List.copyOf(reader.unknown);
            this.reserved = List.copyOf(reader.reserved);
        }

        /// @throws RequestRefused if `body` is no such request
        private static Valid of(byte[] body) {
            return JsonScanner.strictly(body, parser -> new Valid(body, new CreateBodyReader(parser)));
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

        /// The template to start the sandbox from.
        @Nullable
        String template() {
            return template;
        }

        /// The address that a template's artifacts are published to.
        @Nullable
        String publish() {
            return publish;
        }

        /// The volumes and pools that the request names.
        List<Reference> references() {
            return references;
        }

        /// The members that the console does not know, although they seem to name something, in the request's order.
        List<String> unknown() {
            return unknown;
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
    }
}
