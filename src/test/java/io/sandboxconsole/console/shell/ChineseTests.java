package io.sandboxconsole.console.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.ScreenWords;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseTests extends ConsoleTest {

    @BeforeEach
    void preferChinese() {
        prefer(Locale.SIMPLIFIED_CHINESE);
    }

    @ParameterizedTest
    @CsvSource({"audit, 审计", "keys, API 密钥", "connections, 连接"})
    void a_page_speaks_chinese_to_whoever_prefers_it(String path, String headline) {
        signIn("admin");

        open(path);

        assertThat(texts(H1.class)).containsExactly(headline);
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo(headline + " · 沙箱控制台");
        assertThat(ScreenWords.english()).isEmpty();
    }

    @Test
    void so_do_the_sign_in_page_and_the_messages_instead_of_a_page() {
        openBrowser();
        open("login");
        assertThat(ScreenWords.english()).isEmpty();

        signIn("stranger");
        assertThat(texts(H1.class)).containsExactly("您尚无访问权限");
        assertThat(ScreenWords.english()).isEmpty();
    }

    @Test
    void so_does_the_help_for_the_keyboard() {
        signIn("admin");
        open("audit");

        _get(MainLayout.class).showShortcuts();

        assertThat(words()).contains("前往审计记录");
        assertThat(ScreenWords.english()).isEmpty();
    }
}
