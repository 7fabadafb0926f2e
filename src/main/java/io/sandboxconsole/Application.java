package io.sandboxconsole;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Starts the console.
@SpringBootApplication
@Modulithic(systemName = "Sandbox Console")
@EnableScheduling
@Push
public class Application implements AppShellConfigurator {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
