package io.sandboxconsole.sandbox.violation;

/// A rule of the core for one engine only. That OpenSandbox has another one is mentioned in this comment alone.
public final class EngineNamingRule {

    private static final String PREFIX = "DAYTONA_";

    private EngineNamingRule() {}

    public static boolean covers(String name) {
        return name.startsWith(PREFIX);
    }
}
