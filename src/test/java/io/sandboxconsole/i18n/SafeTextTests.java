package io.sandboxconsole.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "two\nlines",
                "a\ttab",
                "日本語",
                "naïve café",
                "👩‍💻",
                "한글",
                "<script>alert(1)</script>"
            })
    void harmless_text_stays_as_it_is(String text) {
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void colours_are_dropped() {
        assertThat(SafeText.of("\u001b[1;32m[INFO]\u001b[0m done \u001b[38;5;200mpink\u001b[m"))
                .isEqualTo("[INFO] done pink");
    }

    @Test
    void whatever_would_act_is_shown_instead() {
        Map<String, String> shown = new LinkedHashMap<>();
        // Clears the screen, moves the cursor, steals the title, writes the clipboard, hides a link.
        shown.put("\u001b[2Jx", "␛[2Jx");
        shown.put("\u001b[10;10Hx", "␛[10;10Hx");
        shown.put("\u001b]0;root\u0007x", "␛]0;root␇x");
        shown.put("\u001b]52;c;cm0=\u0007", "␛]52;c;cm0=␇");
        shown.put("\u001b]8;;http://e\u001b\\x", "␛]8;;http://e␛\\x");
        // Begins in eight bits, goes back, deletes.
        shown.put("\u009b31mx", "⟨U+009B⟩31mx");
        shown.put("a\bb", "a␈b");
        shown.put("a\u007f", "a␡");
        // Turns letters round, isolates, marks a direction.
        shown.put("user \u202egnp.exe\u202c", "user ⟨U+202E⟩gnp.exe⟨U+202C⟩");
        shown.put("\u2066a\u2069", "⟨U+2066⟩a⟨U+2069⟩");
        shown.put("a\u200f", "a⟨U+200F⟩");
        // Breaks a line silently, hides between letters, is half a character.
        shown.put("a\u2028b", "a⟨U+2028⟩b");
        shown.put("a\ufeffb", "a⟨U+FEFF⟩b");
        shown.put("a\ud800b", "a⟨U+D800⟩b");
        // Is drawn as nothing: a soft hyphen, the fillers of Hangul, the blank of Braille.
        shown.put("a\u00adb", "a⟨U+00AD⟩b");
        shown.put("a\u3164", "a⟨U+3164⟩");
        shown.put("\u115fa\u1160", "⟨U+115F⟩a⟨U+1160⟩");
        shown.put("a\u2800", "a⟨U+2800⟩");

        shown.forEach((raw, inert) -> assertThat(SafeText.of(raw)).isEqualTo(inert));
    }

    @Test
    void a_carriage_return_overwrites_nothing() {
        assertThat(SafeText.of("one\r\ntwo")).isEqualTo("one\ntwo");
        assertThat(SafeText.of("secret\rpublic")).isEqualTo("secret␍public");
    }

    @Test
    void a_name_stays_on_its_line() {
        assertThat(SafeText.line("a\nb\tc")).isEqualTo("a␊b␉c");
    }

    @Test
    void text_without_end_to_its_escape_is_read_in_no_time() {
        String hostile = "\u001b[" + "1;".repeat(200_000);

        assertThat(SafeText.of(hostile)).startsWith("␛[1;1;");
    }

    @Test
    void a_file_gets_one_line_with_everything_escaped_that_acts() {
        assertThat(SafeText.escapedLine("one\r\ntwo\u0007\u202e")).isEqualTo("one  two\\u0007\\u202e");
        assertThat(SafeText.escapedLine("\u001b[31mred")).isEqualTo("\\u001b[31mred");
        assertThat(SafeText.escapedLine("a\u3164\ud800")).isEqualTo("a\\u3164\\ud800");
        assertThat(SafeText.escapedLine("tag \udb40\udc41")).isEqualTo("tag \\udb40\\udc41");
        assertThat(SafeText.escapedLine("👩‍💻 naïve 日本語")).isEqualTo("👩‍💻 naïve 日本語");
    }
}
