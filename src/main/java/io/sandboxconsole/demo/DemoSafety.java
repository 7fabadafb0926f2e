package io.sandboxconsole.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// Refuses to start the demo, whose passwords are public, in production or on an address that other machines can
/// reach.
final class DemoSafety {

    private static final Set<String> PRODUCTION_PROFILES = Set.of("production", "prod");

    private DemoSafety() {}

    static void check(Environment environment, DemoActivation activation) {
        refuseProduction(environment, activation);
        refuseOtherMachines(environment, activation);
    }

    /// Returns whether the demo would be refused with these settings, where it is active.
    static boolean refuses(Environment environment) {
        String address = environment.getProperty("server.address", "");
        return productionProfile(environment).isPresent() || (StringUtils.hasText(address) && !isLoopback(address));
    }

    private static void refuseProduction(Environment environment, DemoActivation activation) {
        productionProfile(environment).ifPresent(profile -> {
            throw new DemoRefusedException(
                    "The demo would start because %s, but the profile \"%s\" is active. The demo has simulated sandboxes and passwords that everybody knows, so it never runs in production."
                            .formatted(activation.reason(), profile),
                    "Configure an engine (OPENSANDBOX_URL and OPENSANDBOX_API_KEY, or DAYTONA_API_KEY) and an identity provider (console.oidc.issuer, console.oidc.client-id and console.oidc.client-secret), and leave the profile \"demo\" out; or start without the profile \"%s\" to see the demo."
                            .formatted(profile));
        });
    }

    private static Optional<String> productionProfile(Environment environment) {
        return Arrays.stream(environment.getActiveProfiles())
                .filter(profile -> PRODUCTION_PROFILES.contains(profile.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static void refuseOtherMachines(Environment environment, DemoActivation activation) {
        String address = environment.getProperty("server.address", "");
        if (!isLoopback(address)) {
            throw new DemoRefusedException(
                    "The demo would start because %s, but server.address is \"%s\", which is not a loopback address. The passwords of the demo are known to everybody, so it may be reached from this machine only."
                            .formatted(activation.reason(), address),
                    "Remove server.address (or set it to 127.0.0.1) to see the demo on this machine. To serve other machines, configure an engine (OPENSANDBOX_URL and OPENSANDBOX_API_KEY, or DAYTONA_API_KEY) and an identity provider (console.oidc.issuer, console.oidc.client-id and console.oidc.client-secret).");
        }
    }

    // An empty address means every interface to the web server, but loopback to InetAddress.
    private static boolean isLoopback(String address) {
        try {
            return StringUtils.hasText(address)
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
