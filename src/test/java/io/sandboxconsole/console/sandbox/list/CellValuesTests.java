package io.sandboxconsole.console.sandbox.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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

    @Test
    void the_gap_of_a_sentence_is_filled_by_the_browser() {
        assertThat(CellValues.template("<b title=${%s}></b>", CellValues.filled("{0}: \"lock\" {0}", "item.v?.title")))
                .isEqualTo("<b title=${\"\" + (item.v?.title) + \": \\\"lock\\\" \" + (item.v?.title) + \"\"}></b>");
        assertThat(CellValues.template("${%s}", CellValues.filled("No gap", "item.v?.title")))
                .isEqualTo("${\"No gap\"}");
    }

    @Test
    void lists_are_found_by_their_names() {
        assertThat(CellValues.template("${%s[name][1]}", CellValues.lists(Map.of("STOP", List.of("stop", "Stop {0}")))))
                .isEqualTo("${({\"STOP\": [\"stop\", \"Stop {0}\"]})[name][1]}");
    }
}
