package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.Databases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pool is the one that Spring Boot makes for `spring.datasource.url`, and the post-processor is found as the
/// console finds it.
class HistorySessionsTests {

    private final String address = address();

    @Test
    void the_sessions_of_a_console_on_postgresql_are_set_up_for_long_tables() {
        assertThat(settings(address)).containsExactly("off", "force_custom_plan", "32MB");
    }

    @Test
    void an_address_with_options_of_its_own_stands() {
        assertThat(settings(address + "?options=-c%20work_mem=5MB")).containsExactly("on", "auto", "5MB");
    }

    private static List<String> settings(String url) {
        List<String> shown = new ArrayList<>();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withUserConfiguration(PostProcessors.class)
                .withPropertyValues(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=postgres",
                        "spring.datasource.hikari.maximum-pool-size=1")
                .run(console -> {
                    var jdbc = console.getBean(JdbcClient.class);
                    for (String name : List.of("jit", "plan_cache_mode", "work_mem")) {
                        shown.add(jdbc.sql("show " + name).query(String.class).single());
                    }
                });
        return shown;
    }

    private static String address() {
        try (var connection = Databases.POSTGRESQL.empty().getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("[?].*", "");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The post-processors among the console's components.
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = HistorySessions.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = Others.class))
    static class PostProcessors {}

    static class Others implements TypeFilter {

        @Override
        public boolean match(MetadataReader component, MetadataReaderFactory all) {
            return !List.of(component.getClassMetadata().getInterfaceNames())
                    .contains(BeanPostProcessor.class.getName());
        }
    }
}
