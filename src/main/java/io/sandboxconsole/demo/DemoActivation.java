package io.sandboxconsole.demo;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// Decides whether the demo starts, and names the reason.
enum DemoActivation {
    OFF("the demo is switched off"),
    ASKED_FOR("it was asked for"),
    NOTHING_CONFIGURED("no engine and no identity provider is configured");

    static final String PROFILE = "demo";
    static final String SWITCH = "console.demo";

    private final String reason;

    DemoActivation(String reason) {
        this.reason = reason;
    }

    static DemoActivation of(Environment environment) {
        String setting = environment.getProperty(SWITCH, "");
        if (setting.equalsIgnoreCase("false")) {
            return OFF;
        }
        if (setting.equalsIgnoreCase("true")
                || Arrays.asList(environment.getActiveProfiles()).contains(PROFILE)) {
            return ASKED_FOR;
        }
        return hasEngine(environment) || hasIdentityProvider(environment) ? OFF : NOTHING_CONFIGURED;
    }

    static boolean hasIdentityProvider(Environment environment) {
        return hasText(environment, "console.oidc.issuer", "OIDC_ISSUER");
    }

    String reason() {
        return reason;
    }

    private static boolean hasEngine(Environment environment) {
        return hasText(environment, "OPENSANDBOX_URL", "DAYTONA_API_URL", "DAYTONA_API_KEY", "DAYTONA_JWT_TOKEN")
                || Binder.get(environment)
                        .bind("console.connections", Bindable.mapOf(String.class, Object.class))
                        .map(DemoActivation::hasValue)
                        .orElse(false);
    }

    private static boolean hasText(Environment environment, String... names) {
        return Stream.of(names).map(environment::getProperty).anyMatch(StringUtils::hasText);
    }

    // An entry that a configuration file declares but leaves empty is not configured.
    private static boolean hasValue(Object value) {
        return switch (value) {
            case Map<?, ?> entries -> entries.values().stream().anyMatch(DemoActivation::hasValue);
            case Collection<?> entries -> entries.stream().anyMatch(DemoActivation::hasValue);
            default -> StringUtils.hasText(value.toString());
        };
    }
}
