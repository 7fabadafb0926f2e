package io.sandboxconsole.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxFilterFuzzTests {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 20_000);

    /// A round of facets tries twenty texts.
    private static final int ROUNDS_OF_FACETS = ROUNDS / 10;

    private static final List<String> TOKENS = List.of(
            "state:",
            "running",
            "-",
            "\"",
            "\\",
            "*",
            ",",
            ":",
            "=",
            "label.",
            "label",
            "never-expires",
            "age:",
            ">",
            "<=",
            "3d",
            "99999999999w",
            "created:",
            "..",
            "2026-11-20",
            "9999-12-31",
            "+999999999-12-31",
            "2026-11-20T10:00Z",
            "expires:never",
            "creator:me",
            "team:none",
            "image:",
            "name:",
            "id:prod/",
            "region:none",
            "machine:",
            "lease:",
            "overdue",
            "cleanup:delete",
            "locked:yes",
            "activity:<",
            "ended:",
            "yes",
            "cause:gone",
            "lived:>=",
            "alive:",
            "2026-11-24T02:14",
            " ",
            "\u00a0",
            "\u2003",
            "\t",
            "ä",
            "İ",
            "ß",
            "\uD83D\uDE80",
            "\uD83D",
            "\u0000",
            "x",
            "a/b.c_d");

    @Test
    void any_text_parses_or_is_refused_with_a_place_in_it() {
        var random = new Random(20261120);
        for (int round = 0; round < ROUNDS; round++) {
            String text = anyText(random);

            Optional<SandboxFilter> parsed = parse(text);

            parsed.ifPresent(filter -> assertThat(SandboxFilter.parse(filter.toString()))
                    .as("“%s” written as “%s”", text, filter)
                    .isEqualTo(filter)
                    .hasToString(filter.toString()));
        }
    }

    @Test
    void whatever_a_facet_chooses_reads_back_as_the_same_values() {
        var random = new Random(77);
        List<String> fields = List.of(
                "state", "creator", "team", "image", "name", "id", "region", "machine", "label.x", "label.a b=\"c\":d");
        for (int round = 0; round < ROUNDS_OF_FACETS; round++) {
            var filter = SandboxFilter.EVERYTHING;
            for (String field : fields) {
                String value = anyText(random);
                Set<String> values = value.isEmpty() ? Set.of() : new HashSet<>(List.of(value, anyText(random) + "x"));
                filter = filter.with(field, values);
            }

            var read = SandboxFilter.parse(filter.toString());

            assertThat(read).isEqualTo(filter);
            assertThat(read.values("image")).isEqualTo(filter.values("image"));
        }
    }

    @Test
    void long_hostile_texts_are_answered_too() {
        for (String token : TOKENS) {
            for (int length : new int[] {1_000, 2_000, 100_000}) {
                String text = token.repeat(length / token.length() + 1).substring(0, length);

                Optional<SandboxFilter> parsed = parse(text);

                assertThat(parsed.map(filter -> filter.toString().length()).orElse(0))
                        .isLessThanOrEqualTo(SandboxFilter.MAXIMUM_LENGTH);
            }
        }
    }

    private static Optional<SandboxFilter> parse(String text) {
        try {
            return Optional.of(SandboxFilter.parse(text));
        } catch (FilterSyntaxException refused) {
            assertThat(refused.offset()).as(text).isBetween(0, text.length());
            assertThat(refused.length()).as(text).isBetween(0, text.length() - refused.offset());
            assertThat(refused.getMessage()).endsWith(".");
            return Optional.empty();
        }
    }

    private static String anyText(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ -> random.nextInt(5) == 0
                        ? String.valueOf((char) random.nextInt(0x180))
                        : TOKENS.get(random.nextInt(TOKENS.size())))
                .collect(Collectors.joining());
    }
}
