package io.sandboxconsole.console.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Serves what every page needs in the form in which it travels best: the console's scripts as two, and
/// Vaadin's style sheet without what no page has.
@Configuration(proxyBeanMethods = false)
class PageFiles {

    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private static final MediaType STYLES = new MediaType("text", "css", StandardCharsets.UTF_8);

    @Bean
    RouterFunction<ServerResponse> files() {
        return RouterFunctions.route()
                .add(file(PageScript.EARLY.path(), SCRIPT, PageScript.EARLY.text()))
                .add(file(PageScript.PAGE.path(), SCRIPT, PageScript.PAGE.text()))
                .add(file(LumoStyles.PATH, STYLES, LumoStyles.text()))
                .build();
    }

    private static RouterFunction<ServerResponse> file(String path, MediaType type, String text) {
        String version = FirstFiles.versioned("", text).substring("?v=".length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return RouterFunctions.route()
                .GET(
                        "/" + path,
                        _ -> ServerResponse.ok()
                                .contentType(type)
                                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                                .eTag(version)
                                .body(bytes))
                .build();
    }
}
