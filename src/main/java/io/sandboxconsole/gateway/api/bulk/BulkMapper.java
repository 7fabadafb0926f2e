package io.sandboxconsole.gateway.api.bulk;

import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobEvent;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.bulk.Skip;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.ItemInfo;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.JobEventInfo;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.JobInfo;
import io.sandboxconsole.gateway.api.wire.BulkRequests.PlanLimits;
import io.sandboxconsole.sandbox.Interval;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes plans and jobs as the API has them.
public final class BulkMapper {

    private BulkMapper() {}

    /// @param events absent in a list
    public static JobInfo of(Job job, @Nullable List<JobEvent> events) {
        Job.@Nullable Pace pace = job.pace();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(ApiWords.of(outcome), job.count(outcome));
        }
        return new JobInfo(
                job.id().toString(),
                job.plan().command().action().word(),
                values(job.plan().command()),
                ApiWords.of(job.state()),
                job.why() == null ? null : ApiWords.of(job.why()),
                job.plan().actorName(),
                job.mine(),
                job.plan().filter(),
                job.plan().reason(),
                job.plan().hash(),
                job.plan().taken(),
                job.ended(),
                outcomes,
                job.dueAt(),
                job.startedAt(),
                job.endedAt(),
                pace == null ? null : pace.perSecond(),
                pace == null ? null : pace.expectedEnd(),
                job.acts().stream().map(ApiWords::of).sorted().toList(),
                events == null ? null : events.stream().map(BulkMapper::of).toList());
    }

    public static JobEventInfo of(JobEvent event) {
        return new JobEventInfo(
                event.at(),
                ApiWords.of(event.state()),
                event.why() == null ? null : ApiWords.of(event.why()),
                event.actorName());
    }

    static ItemInfo of(PlanItem item) {
        return item(null, item, null);
    }

    static ItemInfo of(JobItem item) {
        return item(item.position(), item.item(), item);
    }

    private static ItemInfo item(@Nullable Integer position, PlanItem item, @Nullable JobItem job) {
        PlanItem.@Nullable Observed seen = item.observed();
        @Nullable Skip skip = item.skip();
        return new ItemInfo(
                position,
                item.id().connection().value(),
                item.id().value(),
                seen == null ? null : seen.name(),
                seen == null ? null : seen.team(),
                seen == null ? null : seen.owner(),
                seen == null ? null : seen.creator(),
                seen == null ? null : seen.creatorName(),
                seen == null ? null : seen.state(),
                seen == null ? null : seen.createdAt(),
                seen == null ? null : seen.lastActivityAt(),
                seen == null ? null : seen.expiresAt(),
                item.taken(),
                skip == null ? null : ApiWords.of(skip.reason()),
                skip == null ? null : skip.detail(),
                job == null || job.outcome() == null ? null : ApiWords.of(job.outcome()),
                job == null || job.code().isEmpty() ? null : job.code(),
                job == null ? null : job.detail(),
                job != null && job.underway(),
                job == null ? null : job.beganAt(),
                job == null ? null : job.endedAt());
    }

    static PlanLimits of(Belts belts) {
        return new PlanLimits(belts.most(), belts.percent(), belts.keepNewest(), belts.minimumAge(), belts.unusedFor());
    }

    static Map<String, String> values(BulkCommand command) {
        return switch (command) {
            case BulkCommand.Simple _ -> Map.of();
            case BulkCommand.Renew renew ->
                Map.of("expiresAt", renew.expiresAt().toString());
            case BulkCommand.EditMetadata edit -> {
                Map<String, String> values = new TreeMap<>();
                edit.patch().set().forEach((key, value) -> values.put("set." + key, value));
                if (!edit.patch().remove().isEmpty()) {
                    values.put("remove", edit.patch().remove().stream().sorted().collect(Collectors.joining(",")));
                }
                yield values;
            }
            case BulkCommand.SetIntervals set -> {
                Map<String, String> values = new TreeMap<>();
                put(values, "stop", set.stop());
                put(values, "pause", set.pause());
                put(values, "archive", set.archive());
                put(values, "delete", set.delete());
                yield values;
            }
        };
    }

    private static void put(Map<String, String> values, String name, @Nullable Interval interval) {
        if (interval != null) {
            values.put(
                    name,
                    interval.when() == Interval.When.AFTER ? interval.time().toString() : ApiWords.of(interval.when()));
        }
    }
}
