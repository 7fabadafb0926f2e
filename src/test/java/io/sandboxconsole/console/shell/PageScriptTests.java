package io.sandboxconsole.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.internal.BundleUtils;
import com.vaadin.flow.shared.ui.Dependency;
import com.vaadin.flow.shared.ui.Dependency.Type;
import com.vaadin.flow.shared.ui.LoadMode;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// The console's scripts come with the page, and are not requested again.
class PageScriptTests {

    @Test
    void every_part_is_there_and_begins_and_ends_as_one_of_its_own() {
        assertThat(List.of(PageScript.EARLY, PageScript.PAGE))
                .flatExtracting(PageScript::parts)
                .allSatisfy(part -> assertThat(FirstFiles.file("resources/" + part))
                        .as(part)
                        .contains("\n(() => {\n")
                        .endsWith("})();\n"));
    }

    @Test
    void lines_that_are_comments_are_left_out_and_no_text_has_such_a_line() {
        assertThat(PageScript.PAGE.text())
                .contains("window.sandboxConsoleFocus")
                .doesNotContainPattern("(?m)^\\s*//");
        assertThat(List.of(PageScript.EARLY, PageScript.PAGE))
                .flatExtracting(PageScript::parts)
                .allSatisfy(part -> assertThat(FirstFiles.file("resources/" + part))
                        .as(part)
                        .doesNotContainPattern("`[^`]*\\n\\s*//[^`\\n]*\\n[^`]*`;"));
    }

    @Test
    void an_address_with_a_hash_changes_with_the_text() {
        assertThat(PageScript.PAGE.address()).matches("js/page\\.js\\?v=[0-9a-f]{16}");
        assertThat(PageScript.PAGE.address().split("=")[1])
                .isNotEqualTo(PageScript.EARLY.address().split("=")[1]);
    }

    /// On a page such as `jobs/1` they would else be looked for below `jobs`.
    @Test
    void the_scripts_stand_behind_what_addresses_are_relative_to_and_before_the_bundle() {
        var head = Jsoup.parse(
                        "<head><meta name='a'><base href='./..'> <script type='module' src='b.js'></script></head>")
                .head();

        PageHead.addBeforeBundle(
                head, List.of(new Element("script").attr("src", "1.js"), new Element("script").attr("src", "2.js")));

        assertThat(head.children().eachAttr("src")).containsExactly("1.js", "2.js", "b.js");
        assertThat(head.children()).extracting(Element::tagName).startsWith("meta", "base", "script");
    }

    @Test
    void a_script_that_the_page_has_is_not_requested_again_and_another_is() {
        assertThat(isNeeded(Type.JAVASCRIPT, "context://js/focus.js")).isFalse();
        assertThat(isNeeded(Type.JAVASCRIPT, "context://js/log.js")).isTrue();
        assertThat(isNeeded(Type.STYLESHEET, "context://styles/filter.css")).isTrue();
    }

    @Test
    void of_the_bundle_s_parts_those_are_requested_that_it_loads_on_demand() {
        assertThat(FirstFiles.chunks(FirstFiles.modules())).hasSizeBetween(3, 20);
        assertThat(isNeeded(Type.DYNAMIC_IMPORT, chunk(Icon.class))).isTrue();
        assertThat(isNeeded(Type.DYNAMIC_IMPORT, chunk(Button.class))).isFalse();
        assertThat(isNeeded(Type.DYNAMIC_IMPORT, "return import('./other.js');"))
                .isTrue();
    }

    private static String chunk(Class<?> component) {
        return "return window.Vaadin.Flow.loadOnDemand('%s');".formatted(BundleUtils.getChunkId(component.getName()));
    }

    private static boolean isNeeded(Type type, String address) {
        return PageHead.isNeeded(new Dependency(type, address, LoadMode.LAZY));
    }
}
