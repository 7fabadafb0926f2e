package io.sandboxconsole.export;

import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobEvent;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.PlanItem;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the rows of plans and jobs: as CSV, in which no cell becomes a formula, and as the receipt of a job.
final class BulkRows {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final JsonFactory JSON = new JsonFactory();

    private final Writer text;

    BulkRows(Writer text) {
        this.text = text;
    }

    void planHeader() throws IOException {
        text.write(BYTE_ORDER_MARK);
        line(Stream.concat(shared(), Stream.of("taken", "left_out", "detail")));
    }

    void plan(Plan plan, PlanItem item) throws IOException {
        var skip = item.skip();
        line(Stream.concat(
                cells(plan, item),
                Stream.of(item.taken(), skip == null ? "" : word(skip.reason()), skip == null ? "" : skip.detail())));
    }

    void jobHeader() throws IOException {
        text.write(BYTE_ORDER_MARK);
        line(Stream.concat(shared(), Stream.of("outcome", "code", "detail", "began_at", "ended_at")));
    }

    void job(Job job, JobItem item) throws IOException {
        line(Stream.concat(
                cells(job.plan(), item.item()),
                Stream.of(
                        item.outcome() == null ? "" : word(item.outcome()),
                        item.code(),
                        item.detail(),
                        item.beganAt(),
                        item.endedAt())));
    }

    /// Writes one JSON object: the job, its plan's hash, what happened to it, and each sandbox.
    int receipt(Job job, List<JobEvent> events, IntFunction<List<JobItem>> items) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.configure(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET, false);
            json.writeStartObject();
            head(json, job);
            json.writeArrayPropertyStart("events");
            for (JobEvent event : events) {
                json.writeStartObject();
                put(json, "at", event.at());
                put(json, "state", word(event.state()));
                put(json, "why", event.why() == null ? null : word(event.why()));
                put(json, "actor", event.actor());
                put(json, "actorName", event.actorName());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("sandboxes");
            int count = BulkExport.pages(items, item -> sandbox(json, item));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            return count;
        } catch (JacksonException failure) {
            throw new IOException(failure);
        }
    }

    private static void head(JsonGenerator json, Job job) {
        var plan = job.plan();
        put(json, "job", job.id());
        put(json, "action", plan.command().action().word());
        put(json, "planHash", plan.hash());
        put(json, "filter", plan.filter());
        put(json, "reason", plan.reason());
        put(json, "actor", plan.actor());
        put(json, "actorName", plan.actorName());
        put(json, "plannedAt", plan.createdAt());
        put(json, "startedAt", job.startedAt());
        put(json, "endedAt", job.endedAt());
        put(json, "state", word(job.state()));
        json.writeObjectPropertyStart("outcomes");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberProperty(word(outcome), job.count(outcome));
        }
        json.writeEndObject();
    }

    private static void sandbox(JsonGenerator json, JobItem item) {
        var planned = item.item();
        var seen = planned.observed();
        json.writeStartObject();
        put(json, "connection", planned.id().connection());
        put(json, "id", planned.id().value());
        put(json, "name", seen == null ? null : seen.name());
        put(json, "creator", seen == null ? null : seen.creator());
        put(json, "creatorName", seen == null ? null : seen.creatorName());
        put(json, "outcome", item.outcome() == null ? null : word(item.outcome()));
        put(json, "code", item.code());
        put(json, "detail", item.detail());
        put(json, "beganAt", item.beganAt());
        put(json, "endedAt", item.endedAt());
        json.writeEndObject();
    }

    private static void put(JsonGenerator json, String name, @Nullable Object value) {
        json.writeStringProperty(name, value == null ? null : value.toString());
    }

    private static Stream<Object> shared() {
        return Stream.of(
                "plan_hash",
                "action",
                "connection",
                "id",
                "name",
                "creator_id",
                "creator_name",
                "team",
                "owner",
                "state",
                "created_at",
                "last_activity_at");
    }

    private static Stream<@Nullable Object> cells(Plan plan, PlanItem item) {
        var seen = item.observed();
        return Arrays.stream(new @Nullable Object[] {
            plan.hash(),
            plan.command().action().word(),
            item.id().connection().value(),
            item.id().value(),
            seen == null ? null : seen.name(),
            seen == null ? null : seen.creator(),
            seen == null ? null : seen.creatorName(),
            seen == null ? null : seen.team(),
            seen == null ? null : seen.owner(),
            seen == null ? null : seen.state(),
            seen == null ? null : seen.createdAt(),
            seen == null ? null : seen.lastActivityAt()
        });
    }

    private void line(Stream<? extends @Nullable Object> cells) throws IOException {
        text.write(cells.map(cell -> cell == null ? "" : CsvRows.cell(cell.toString()))
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
