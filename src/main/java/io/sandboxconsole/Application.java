package io.sandboxconsole;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;
import io.sandboxconsole.cli.Main;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Starts the console.
@SpringBootApplication
@Modulithic(systemName = "Sandbox Console")
@EnableScheduling
@Push
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet(Lumo.COMPACT_STYLESHEET)
@StyleSheet("styles/console.css")
public class Application implements AppShellConfigurator {

    public static void main(String[] arguments) {
        if (Main.accepts(arguments)) {
            System.exit(Main.run(arguments));
        }
        SpringApplication.run(Application.class, arguments);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Sandbox Console");
        settings.addFavIcon("icon", "icons/console.svg", "any");
    }
}
