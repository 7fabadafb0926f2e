package io.sandboxconsole.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Holds the browser's relative times to the rule of `DurationText`: rounded to the nearest of the unit that is shown.
class RelativeTimeJourneyIT extends JourneyTest {

    /// Shows times at these distances in milliseconds from a clock that stands still.
    private static final String SHOW = """
            async (distances) => {
              const now = Date.now();
              Date.now = () => now;
              const times = distances.map((distance) => {
                const time = document.createElement('time');
                time.dataset.show = 'until';
                time.setAttribute('datetime', new Date(now + distance).toISOString());
                document.body.append(time);
                return time;
              });
              while (times.some((time) => !time.textContent)) await new Promise(requestAnimationFrame);
              const texts = times.map((time) => time.textContent);
              times.forEach((time) => time.remove());
              return texts;
            }""";

    @Test
    void a_relative_time_is_rounded_to_the_nearest_of_the_unit_that_is_shown() {
        Map<Integer, String> expected = new LinkedHashMap<>();
        expected.put(0, "now");
        expected.put(499, "now");
        expected.put(500, "in 1 sec");
        expected.put(59_499, "in 59 sec");
        expected.put(59_500, "in 1 min");
        expected.put(3_569_999, "in 59 min");
        expected.put(3_570_000, "in 1 hr");
        expected.put(3_599_000, "in 1 hr");
        expected.put(-3_599_000, "1 hr ago");
        expected.put(28_799_000, "in 8 hr");
        expected.put(84_599_000, "in 23 hr");
        expected.put(84_600_000, "in 1 day");
        expected.put(129_600_000, "in 2 days");
        var page = signIn("auditor", "/");
        page.locator("time[data-show]").first().waitFor();
        settle(page);

        Object shown = page.evaluate(SHOW, List.copyOf(expected.keySet()));

        assertThat(shown).isEqualTo(expected.values().stream().toList());
    }
}
