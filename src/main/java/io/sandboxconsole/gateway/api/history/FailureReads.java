package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.sandbox.CreatorMapper;
import io.sandboxconsole.gateway.api.wire.CreatorInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.DayInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.DimensionInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.ExampleInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.FailuresInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.OthersInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.TrendInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.UnwatchedInfo;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.ValueInfo;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.CountedFilter;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.FailureInsights;
import io.sandboxconsole.history.FailureInsights.Count;
import io.sandboxconsole.history.FailureInsights.Dimension;
import io.sandboxconsole.history.FailureInsights.Insights;
import io.sandboxconsole.history.FailureInsights.Question;
import io.sandboxconsole.history.FailureInsights.Rest;
import io.sandboxconsole.history.past.Knowledge.Watch;
import io.sandboxconsole.history.past.KnowledgeReader;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts failures for callers.
@Component
class FailureReads {

    private final FailureInsights insights;

    private final KnowledgeReader knowledge;

    private final Inventory inventory;

    private final LifeMapper lives;

    FailureReads(FailureInsights insights, KnowledgeReader knowledge, Inventory inventory, LifeMapper lives) {
        this.insights = insights;
        this.knowledge = knowledge;
        this.inventory = inventory;
        this.lives = lives;
    }

    FailuresInfo of(Caller caller, Question question) {
        var found = insights.of(caller.actor(), question);
        var period = question.period();
        var configured = inventory.health().stream()
                .map(ConnectionHealth::connection)
                .filter(connection -> CallerReach.covers(caller, connection))
                .collect(Collectors.toSet());
        var known = knowledge.of(configured, period.previous().from(), period.end());
        return new FailuresInfo(
                period.first(),
                period.last(),
                period.zone().getId(),
                ApiWords.of(question.population()),
                question.reason(),
                trend(
                        found.total().now(),
                        found.total().before(),
                        question.filter(),
                        question.before().filter()),
                new CountedFilter("failing", question.failing(), found.failing()),
                Arrays.stream(Dimension.values())
                        .map(dimension -> dimension(found, dimension))
                        .toList(),
                found.days().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(day -> new DayInfo(day.getKey(), day.getValue()))
                        .toList(),
                found.examples().stream()
                        .map(example -> new ExampleInfo(lives.of(example.life()), example.lastLines()))
                        .toList(),
                known.since(),
                known.watches().stream()
                        .filter(watch -> CallerReach.covers(caller, watch.connection()))
                        .flatMap(FailureReads::gaps)
                        .toList());
    }

    private static Stream<UnwatchedInfo> gaps(Watch watch) {
        return watch.gaps().stream()
                .map(gap -> new UnwatchedInfo(watch.connection().value(), gap.from(), gap.until()));
    }

    private static DimensionInfo dimension(Insights found, Dimension dimension) {
        Question question = found.question();
        List<Count> counts = found.by().getOrDefault(dimension, List.of());
        List<String> named = counts.stream().map(Count::value).toList();
        @Nullable Rest rest = found.rest().get(dimension);
        return new DimensionInfo(
                ApiWords.of(dimension),
                counts.stream()
                        .map(count -> new ValueInfo(
                                count.value(),
                                creator(found, dimension, count.value()),
                                trend(
                                        count.now(),
                                        count.before(),
                                        question.filter(dimension, count.value()),
                                        question.before().filter(dimension, count.value()))))
                        .toList(),
                rest == null
                        ? null
                        : new OthersInfo(
                                rest.values(),
                                trend(
                                        rest.now(),
                                        rest.before(),
                                        question.filterOfRest(dimension, named),
                                        question.before().filterOfRest(dimension, named))));
    }

    private static @Nullable CreatorInfo creator(Insights found, Dimension dimension, String id) {
        @Nullable
        Creator creator = dimension == Dimension.CREATOR ? found.creators().get(id) : null;
        return creator == null ? null : CreatorMapper.of(creator);
    }

    private static TrendInfo trend(int now, int before, String filter, String filterBefore) {
        return new TrendInfo(now, before, readable(filter), readable(filterBefore));
    }

    private static @Nullable String readable(String filter) {
        return filter.length() > SandboxFilter.MAXIMUM_LENGTH ? null : filter;
    }
}
