package io.sandboxconsole.doctor;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// The records that settings `console.*` are bound to.
final class SettingRecords {

    private static final String BASE = "io.sandboxconsole";

    private static final String PREFIX = "console";

    /// A record, and the beginning of its settings' names.
    record Declared(String prefix, Class<?> type) {}

    private SettingRecords() {}

    /// Returns those that a started context has bound.
    static List<Declared> of(ApplicationContext context) {
        return ConfigurationPropertiesBean.getAll(context).values().stream()
                .map(bean -> new Declared(
                        bean.getAnnotation().prefix(),
                        Objects.requireNonNull(bean.asBindTarget().getType().resolve())))
                .filter(SettingRecords::isOurs)
                .toList();
    }

    /// Returns all that the class path declares, bound or not.
    static List<Declared> onClassPath() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents(BASE).stream()
                .flatMap(SettingRecords::declared)
                .filter(SettingRecords::isOurs)
                .toList();
    }

    private static Stream<Declared> declared(BeanDefinition definition) {
        String name = Objects.requireNonNull(definition.getBeanClassName());
        Class<?> type = ClassUtils.resolveClassName(name, SettingRecords.class.getClassLoader());
        return Stream.ofNullable(type.getAnnotation(ConfigurationProperties.class))
                .map(annotation -> new Declared(annotation.prefix() + annotation.value(), type));
    }

    private static boolean isOurs(Declared declared) {
        return declared.prefix().equals(PREFIX) || declared.prefix().startsWith(PREFIX + ".");
    }
}
