package io.sandboxconsole.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Has a real bash read what was quoted for it.
class BashTextTests {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "plain",
            "it's",
            "\"quoted\"",
            "$HOME",
            "$(reboot)",
            "`reboot`",
            "a\nb",
            "\n",
            "trailing\n",
            "a\tb\rc",
            "\u001b[31mred",
            "-rf",
            "--yes",
            "~",
            "*",
            "a;b|c&d>e<f",
            "#comment",
            "!history!",
            "it's!\n",
            "\\",
            "\\n",
            "a\\'b",
            "{a,b}",
            "[x]",
            "naïve 沙箱 🚀",
            "zero\u200bwidth",
            "right\u202eto left",
            "\u2028",
            "%s%n",
            "=x",
            "a=b",
            "$'x'",
            "'",
            "''",
            "\u0007f",
            "\u0001" + "23");

    private static final String ALPHABET = "ab0 '\"\\$`!\n\t\u001b\u200b\u202e;|&<>(){}[]*?~#=-%é沙\u007f\u0001";

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(HOSTILE);
        var random = new Random(20);
        int[] alphabet = ALPHABET.codePoints().toArray();
        for (int i = 0; i < 2_000; i++) {
            int[] points = IntStream.generate(() -> alphabet[random.nextInt(alphabet.length)])
                    .limit(random.nextInt(12))
                    .toArray();
            texts.add(new String(points, 0, points.length));
        }
        return texts;
    }

    @Test
    void bash_reads_each_text_as_one_word_and_expands_nothing() throws Exception {
        List<String> texts = texts();

        assertThat(Bash.words(BashText.line(texts))).isEqualTo(texts);
        assertThat(Bash.words(
                        String.join(" ", texts.stream().map(BashText::single).toList())))
                .isEqualTo(texts);
    }

    @Test
    void no_quoted_text_has_a_line_break_or_a_character_that_nobody_sees() {
        assertThat(texts())
                .allSatisfy(text -> assertThat(BashText.word(text))
                        .matches(word -> word.codePoints().noneMatch(Character::isISOControl))
                        .doesNotContain("\u200b", "\u202e", "\u2028"));
    }

    @Test
    void words_that_need_no_quotes_have_none() {
        assertThat(BashText.line(List.of("list", "--filter", "state:running", "--sort", "-created")))
                .isEqualTo("list --filter state:running --sort -created");
    }
}
