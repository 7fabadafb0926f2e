package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.SharedResources.Kind;
import io.sandboxconsole.sandbox.lifecycle.SharedResources.Reference;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a request for a sandbox or a template in a single pass: what it names, under every name that the engine takes,
/// and where our metadata belongs. Maps of the caller's own keys, such as `env`, are not looked into.
final class CreateBodyReader {

    private final JsonParser parser;

    final List<String> reserved = new ArrayList<>();

    final List<String> unknown = new ArrayList<>();

    final List<Reference> references = new ArrayList<>();

    @Nullable
    String name;

    @Nullable
    String snapshot;

    @Nullable
    String template;

    @Nullable
    String publish;

    private @Nullable Place place;

    CreateBodyReader(JsonParser parser) {
        this.parser = parser;
    }

    /// An insertion of text in place of the bytes between `from` and `to`.
    record Place(int from, int to, String before, String after) {}

    /// Reads the object at whose first token the parser is, and returns the place of our metadata.
    ///
    /// @throws RequestRefused if the engine could read it otherwise
    Place read() {
        int start = JsonScanner.end(parser);
        boolean empty = members(this::member);
        return place == null ? new Place(start, start, "\"metadata\":{", empty ? "}" : "},") : place;
    }

    private void member(String member, JsonToken value) {
        switch (member) {
            case "metadata" -> place = metadata(value);
            case "snapshotId" -> snapshot = text(value);
            case "templateId" -> template = text(value);
            case "publish" -> publish = text(value);
            case "extensions" -> extensions(value);
            case "volumes" -> each(value, this::volume);
            case "image", "platform", "networkPolicy", "credentialProxy", "lifecycle", "readiness" -> inner(value);
            default -> {
                if (MemberNames.isReference(member)) {
                    unknown.add(member);
                }
                parser.skipChildren();
            }
        }
    }

    private void volume(String member, JsonToken value) {
        switch (member) {
            case "pvc" -> backend(value, "claimName", Kind.CLAIM);
            case "host" -> backend(value, "path", Kind.HOST_PATH);
            case "ossfs" -> backend(value, "bucket", Kind.BUCKET);
            default -> {
                if (value == JsonToken.START_OBJECT) {
                    references.add(new Reference(Kind.OTHER, member));
                }
                inner(value);
            }
        }
    }

    private void backend(JsonToken value, String naming, Kind kind) {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        members((member, inside) -> {
            if (member.equals(naming) && inside == JsonToken.VALUE_STRING) {
                references.add(new Reference(kind, parser.getString()));
            } else {
                inner(inside);
            }
        });
    }

    private void extensions(JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean pool = parser.currentName().equals("poolRef");
            String text = text(parser.nextToken());
            if (pool && text != null) {
                references.add(new Reference(Kind.POOL, text.strip()));
            }
        }
    }

    /// Looks for members that are given twice, at any depth.
    private void inner(JsonToken value) {
        if (value == JsonToken.START_OBJECT) {
            members((_, inside) -> inner(inside));
        } else {
            each(value, (_, inside) -> inner(inside));
        }
    }

    /// Reads the members of every object in a list.
    private void each(JsonToken value, BiConsumer<String, JsonToken> member) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item == JsonToken.START_OBJECT) {
                members(member);
            } else {
                parser.skipChildren();
            }
        }
    }

    /// Reads the members of the current object by their aliases; returns whether there are none.
    private boolean members(BiConsumer<String, JsonToken> member) {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String spelled = parser.currentName();
            String alias = MemberNames.alias(spelled);
            if (!seen.add(alias)) {
                throw doubled(alias);
            }
            member.accept(alias, parser.nextToken());
        }
        return seen.isEmpty();
    }

    private RequestRefused doubled(String alias) {
        var where = parser.currentTokenLocation();
        return new RequestRefused(
                "DOUBLED_MEMBER",
                Message.of(
                        "problem.call.doubled",
                        alias,
                        String.valueOf(where.getLineNr()),
                        String.valueOf(where.getColumnNr())));
    }

    /// The text of a value that names something; the engine takes a blank one for none.
    private @Nullable String text(JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        String text = parser.getString();
        return text.isBlank() ? null : text;
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
