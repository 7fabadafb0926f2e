package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.i18n.Message;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/// Binds settings to their records one by one, so that each wrong one is told and not only the first.
final class SettingBinding {

    /// Shorter values, such as numbers, say nothing that must not be read.
    private static final int SHORTEST_HIDDEN = 6;

    private final ConfigurableEnvironment environment;

    SettingBinding(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    List<Finding> problems(Collection<SettingRecords.Declared> records) {
        return records.stream()
                .map(this::problem)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Finding> problem(SettingRecords.Declared declared) {
        try {
            Binder.get(environment).bindOrCreate(declared.prefix(), Bindable.of(declared.type()));
            return Optional.empty();
        } catch (BindException refused) {
            return Optional.of(new Finding(
                    Condition.SETTING_INVALID,
                    Message.of("doctor.setting.invalid", String.valueOf(refused.getName()), reason(refused)),
                    Message.of("doctor.setting.invalid.then")));
        }
    }

    private Message reason(BindException refused) {
        if (causes(refused).anyMatch(ConversionException.class::isInstance)) {
            Class<?> type = refused.getTarget().getType().resolve(Object.class);
            return Message.of("doctor.setting.type", type.getSimpleName());
        }
        return causes(refused)
                .filter(IllegalArgumentException.class::isInstance)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .map(said -> Message.quoted(withoutValues(said)))
                .orElseGet(() -> Message.of("doctor.setting.refused"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /// A record says what is wrong with a value, and may quote it.
    String withoutValues(String said) {
        String clean = said;
        for (String value : (Iterable<String>) values()::iterator) {
            clean = clean.replace(value, "…");
        }
        return clean;
    }

    /// Returns all values of the sources that people set, longest first.
    private Stream<String> values() {
        return environment.getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .flatMap(source -> Stream.of(source.getPropertyNames())
                        .filter(SettingBinding::holdsSettings)
                        .map(name -> value(source.getProperty(name))))
                .flatMap(Stream::ofNullable)
                .filter(value -> value.length() >= SHORTEST_HIDDEN)
                .distinct()
                .sorted((one, other) -> other.length() - one.length());
    }

    /// The system's own properties have values that occur everywhere, such as `file`.
    private static boolean holdsSettings(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '.').replace("-", "");
        return Stream.of("console.", "spring.", "server.", "opensandbox.", "daytona.", "oidc.")
                .anyMatch(lower::startsWith);
    }

    private @Nullable String value(@Nullable Object raw) {
        return raw == null ? null : environment.resolvePlaceholders(String.valueOf(raw));
    }
}
