package io.sandboxconsole.sandbox.violation;

/// A rule of the core that only one engine has. That OpenSandbox has another one is told in this comment alone.
public final class EngineNamingRule {

    private static final String PREFIX = "DAYTONA_";

    private EngineNamingRule() {}

    public static boolean covers(String name) {
        return name.startsWith(PREFIX);
    }
}
