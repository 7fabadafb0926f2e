package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkProperties;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.job.PlanOverview.Criterion;
import io.sandboxconsole.console.job.PlanReads.Reading;
import io.sandboxconsole.i18n.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts the belts that hold for a plan into sentences: those of the settings for what it takes, and its own.
final class BeltSentences {

    private BeltSentences() {}

    static List<String> of(Reading reading, BulkProperties properties) {
        List<String> sentences = new ArrayList<>(of(properties.belts()));
        add(sentences, properties.connections(), names(reading, Criterion.CONNECTION));
        Set<String> teams = names(reading, Criterion.TEAM);
        properties.teams().forEach((team, belts) -> {
            if (teams.contains(LabelToken.of(team))) {
                of(belts).forEach(sentence -> sentences.add(text("bulk.belt.for", SafeText.line(team), sentence)));
            }
        });
        of(reading.plan().asked()).forEach(sentence -> sentences.add(text("bulk.belt.own", sentence)));
        return sentences;
    }

    private static void add(List<String> sentences, Map<String, Belts> belts, Set<String> names) {
        belts.forEach((name, belt) -> {
            if (names.contains(name)) {
                of(belt).forEach(sentence -> sentences.add(text("bulk.belt.for", SafeText.line(name), sentence)));
            }
        });
    }

    private static Set<String> names(Reading reading, Criterion criterion) {
        return reading.overview().groups().getOrDefault(criterion, List.of()).stream()
                .map(PlanOverview.Group::text)
                .collect(Collectors.toSet());
    }

    private static List<String> of(Belts belts) {
        List<String> sentences = new ArrayList<>();
        if (belts.most() != null) {
            sentences.add(text("bulk.belt.is.most", belts.most()));
        }
        if (belts.percent() != null) {
            sentences.add(text("bulk.belt.is.percent", belts.percent()));
        }
        if (belts.keepNewest() != null) {
            sentences.add(text("bulk.belt.is.keep-newest", belts.keepNewest()));
        }
        if (belts.minimumAge() != null) {
            sentences.add(text("bulk.belt.is.minimum-age", DurationText.format(belts.minimumAge())));
        }
        if (belts.unusedFor() != null) {
            sentences.add(text("bulk.belt.is.unused-for", DurationText.format(belts.unusedFor())));
        }
        return sentences;
    }
}
