package io.sandboxconsole.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentValuesTests {

    private final RecentValues<String, String> values = new RecentValues<>(1_024);

    @Test
    void an_equal_key_gets_what_was_made_before() {
        String made = values.get("one", key -> key + "!");

        assertThat(values.get(new String("one"), key -> key + "!")).isSameAs(made);
    }

    @Test
    void most_of_what_fits_is_remembered() {
        IntStream.range(0, 500).forEach(i -> values.get("key-" + i, key -> key + "!"));
        IntStream.range(0, 500).forEach(i -> values.get("key-" + i, key -> key + "!"));

        assertThat(IntStream.range(0, 500)
                        .filter(i -> !values.get("key-" + i, key -> "new").equals("new")))
                .hasSizeGreaterThan(250);
    }

    @Test
    void far_more_keys_than_places_never_get_the_value_of_another() {
        assertThat(IntStream.range(0, 200_000)
                        .parallel()
                        .mapToObj(i -> "key-" + i % 7_000)
                        .filter(key -> !values.get(key, same -> same + "!").equals(key + "!")))
                .isEmpty();
    }
}
