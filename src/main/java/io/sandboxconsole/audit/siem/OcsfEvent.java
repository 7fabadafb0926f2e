package io.sandboxconsole.audit.siem;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.MomentText;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.siem.OcsfActivity.EventClass;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A row of the trail as an event of OCSF in one line of JSON. Everything but printable ASCII is escaped: what a name
/// holds can neither break the line nor steer a terminal that shows it. `docs/audit-siem.md` has the mapping.
public final class OcsfEvent {

    /// The version of the schema.
    public static final String SCHEMA = "1.3.0";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new DeleteEscapes())
                    .build())
            .build();

    private static final int INFORMATIONAL = 1;

    private static final int LOW = 2;

    private static final int MEDIUM = 3;

    private static final int OTHER = 99;

    private final UUID trail;

    private final Row row;

    private final Bytes rowHash;

    private final Bytes hash;

    private final OcsfActivity activity;

    private OcsfEvent(UUID trail, Row row, Bytes rowHash, Bytes hash) {
        this.trail = trail;
        this.row = row;
        this.rowHash = rowHash;
        this.hash = hash;
        this.activity = OcsfActivity.of(text(Field.ACTION));
    }

    /// Escapes the one sign of ASCII that is not printable and that JSON lets pass.
    private static final class DeleteEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private static final int DELETE = 0x7f;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }

    /// Returns the line of a row without its end.
    ///
    /// @param rowHash the row's own hash
    /// @param hash the hash of the chain at the row
    public static String line(UUID trail, Row row, Bytes rowHash, Bytes hash) {
        return JSON.writeValueAsString(new OcsfEvent(trail, row, rowHash, hash).json());
    }

    private ObjectNode json() {
        EventClass eventClass = activity.eventClass();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("class_uid", eventClass.uid());
        json.put("class_name", eventClass.caption());
        json.put("category_uid", eventClass.category());
        json.put("category_name", eventClass.categoryName());
        json.put("activity_id", activity.id());
        json.put("activity_name", activity == OcsfActivity.OTHER ? text(Field.ACTION) : activity.caption());
        json.put("type_uid", eventClass.uid() * 100 + activity.id());
        json.put("time", moment(Field.AT).toEpochMilli());
        putStatus(json);
        json.set("metadata", metadata());
        if (eventClass == EventClass.AUTHENTICATION) {
            json.set("user", user());
            json.putObject("service").put("name", "Sandbox Console");
            boolean person = text(Field.DOOR).equals("console");
            json.put("auth_protocol_id", person ? 4 : OTHER);
            json.put("auth_protocol", person ? "OpenID" : "API key or token");
            json.put("is_remote", true);
        } else {
            json.putObject("actor").set("user", user());
            ObjectNode api = json.putObject("api");
            api.put("operation", text(Field.ACTION));
            api.putObject("service").put("name", "Sandbox Console");
            if (row.text(Field.REQUEST) != null) {
                api.putObject("request").put("uid", row.text(Field.REQUEST));
            }
            putResource(json);
        }
        ObjectNode source = json.putObject("src_endpoint");
        put(source, "ip", row.text(Field.ADDRESS));
        source.put("svc_name", text(Field.DOOR));
        if (row.text(Field.USER_AGENT) != null) {
            json.putObject("http_request").put("user_agent", row.text(Field.USER_AGENT));
        }
        json.set("unmapped", unmapped());
        return json;
    }

    private void putStatus(ObjectNode json) {
        String result = text(Field.RESULT);
        int status = switch (result) {
            case "SUCCEEDED" -> 1;
            case "DENIED", "FAILED" -> 2;
            // An intent has no result yet.
            case "" -> OTHER;
            default -> 0;
        };
        json.put(
                "severity_id",
                switch (result) {
                    case "DENIED" -> MEDIUM;
                    case "FAILED", "UNCLEAR" -> LOW;
                    default -> INFORMATIONAL;
                });
        json.put("status_id", status);
        json.put("status", result.isEmpty() ? "Intent" : captioned(result));
        put(json, "status_code", row.text(Field.CODE));
        put(json, "status_detail", row.text(Field.DETAIL));
    }

    private static String captioned(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
    }

    private ObjectNode metadata() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("version", SCHEMA);
        metadata.putObject("product").put("name", "Sandbox Console").put("vendor_name", "Sandbox Console");
        metadata.put("log_name", "audit trail");
        metadata.put("uid", "%s-%d".formatted(trail, row.number()));
        metadata.put("sequence", row.number());
        metadata.put("correlation_uid", String.valueOf(row.get(Field.OPERATION)));
        metadata.put("event_code", text(Field.ACTION));
        if (row.get(Field.CHAINED) != null) {
            metadata.put("logged_time", moment(Field.CHAINED).toEpochMilli());
        }
        return metadata;
    }

    private ObjectNode user() {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        put(user, "uid", row.text(Field.ACTOR_ID));
        put(user, "name", row.text(Field.ACTOR_NAME));
        String kind = text(Field.ACTOR_KIND);
        user.put(
                "type_id",
                switch (kind) {
                    case "person" -> 1;
                    case "system" -> 3;
                    default -> OTHER;
                });
        user.put("type", kind);
        return user;
    }

    private void putResource(ObjectNode json) {
        if (row.text(Field.TARGET_ID) == null && row.text(Field.TARGET_NAME) == null) {
            return;
        }
        ObjectNode resource = json.putArray("resources").addObject();
        put(resource, "uid", row.text(Field.TARGET_ID));
        put(resource, "name", row.text(Field.TARGET_NAME));
        put(resource, "namespace", row.text(Field.CONNECTION));
        if (row.text(Field.TEAM) != null) {
            resource.putObject("group").put("name", row.text(Field.TEAM));
        }
        if (row.text(Field.OWNER) != null) {
            resource.putObject("owner").put("name", row.text(Field.OWNER));
        }
    }

    /// What OCSF has no attribute for, by the names that exports have.
    private ObjectNode unmapped() {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.put("at", MomentText.of(moment(Field.AT)));
        rest.put("phase", text(Field.PHASE));
        put(rest, "caller", row.text(Field.CALLER));
        put(rest, "connection", row.text(Field.CONNECTION));
        put(rest, "engineRequest", row.text(Field.ENGINE_REQUEST));
        put(rest, "request", row.text(Field.REQUEST));
        if (row.get(Field.PARENT) != null) {
            rest.put("parent", String.valueOf(row.get(Field.PARENT)));
        }
        put(rest, "job", row.text(Field.JOB));
        put(rest, "onBehalfOfId", row.text(Field.ON_BEHALF_OF_ID));
        put(rest, "onBehalfOfName", row.text(Field.ON_BEHALF_OF_NAME));
        put(rest, "reason", row.text(Field.REASON));
        if (row.get(Field.CHANGES) instanceof List<?> changes) {
            var list = rest.putArray("changes");
            changes.stream().map(Change.class::cast).forEach(change -> {
                ObjectNode one = list.addObject().put("field", change.field());
                put(one, "before", change.before());
                put(one, "after", change.after());
            });
        }
        rest.put("rowHash", rowHash.toString());
        rest.put("hash", hash.toString());
        return rest;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }

    private Instant moment(Field field) {
        return (Instant) Objects.requireNonNull(row.get(field));
    }

    /// A redacted part leaves an empty text.
    private String text(Field field) {
        return Objects.requireNonNullElse(row.text(field), "");
    }
}
