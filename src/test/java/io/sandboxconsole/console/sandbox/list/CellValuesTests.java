package io.sandboxconsole.console.sandbox.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellValuesTests {

    @Test
    void what_is_empty_or_as_usual_is_not_sent() {
        var values = new CellValues()
                .always("title", "")
                .with("lock", "")
                .with("due", (String) null)
                .with("undo", false)
                .with("actions", List.of())
                .withOther("raw", "id-1", "id-1")
                .with("word", "Running")
                .with("snapshot", true);

        assertThat(values.toJson().propertyNames()).containsExactly("title", "word", "snapshot");
    }

    @Test
    void a_text_of_ours_is_a_literal_in_the_template_whatever_it_holds() {
        assertThat(CellValues.template("<b title=${%1$s}>${%2$s}</b>", "a \"b\" \\ ${c} `", "d\ne"))
                .isEqualTo("<b title=${\"a \\\"b\\\" \\\\ ${c} `\"}>${\"d\\ne\"}</b>");
    }
}
