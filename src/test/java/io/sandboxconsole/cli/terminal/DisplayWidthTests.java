package io.sandboxconsole.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayWidthTests {

    @Test
    void the_columns_of_a_text_are_those_of_its_characters() {
        assertThat(DisplayWidth.of("build-7")).isEqualTo(7);
        assertThat(DisplayWidth.of("每夜构建")).isEqualTo(8);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("🚀")).isEqualTo(2);
        assertThat(DisplayWidth.of("ｶﾅ")).isEqualTo(2);
    }

    @Test
    void what_unicode_calls_wide_takes_two_columns_and_nothing_else_does() {
        List<String> different = new ArrayList<>();
        for (int c = 0x300; c <= Character.MAX_CODE_POINT; c++) {
            int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
            boolean wide = width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
            int type = Character.getType(c);
            boolean mark =
                    type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
            if (Character.isDefined(c) && !mark && wide != (DisplayWidth.of(c) == 2)) {
                different.add(Integer.toHexString(c));
            }
        }

        assertThat(different).isEmpty();
    }

    @Test
    void a_cut_text_fits_and_says_that_something_is_missing() {
        assertThat(DisplayWidth.cut("build", 5)).isEqualTo("build");
        assertThat(DisplayWidth.cut("build-7", 5)).isEqualTo("buil…");
        // No half of a character that takes two columns.
        assertThat(DisplayWidth.cut("每夜构建", 6)).isEqualTo("每夜…");
    }
}
