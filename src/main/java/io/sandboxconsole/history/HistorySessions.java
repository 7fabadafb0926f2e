package io.sandboxconsole.history;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Sets up the sessions of PostgreSQL for searches in long tables: a plan for the values at hand is worth the time it
/// takes, a compilation is not, and the rows of a common value do not fit into the usual memory. An address with
/// options of its own stands as it is.
@Component
final class HistorySessions implements BeanPostProcessor {

    private static final String OPTIONS = "-c jit=off -c plan_cache_mode=force_custom_plan -c work_mem=32MB";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")
                && !pool.getJdbcUrl().contains("options=")) {
            pool.addDataSourceProperty("options", OPTIONS);
        }
        return bean;
    }
}
