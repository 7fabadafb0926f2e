package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.i18n.SafeText;

/// Says the codes for which the trail holds no message of their own. Any other code is shown as spelled.
final class AuditCodeText {

    private AuditCodeText() {}

    static String of(String code) {
        return switch (code) {
            case "missing-credentials" -> text("audit.code.missing-credentials");
            case "ambiguous-credentials" -> text("audit.code.ambiguous-credentials");
            case "foreign-credentials" -> text("audit.code.foreign-credentials");
            case "malformed-key" -> text("audit.code.malformed-key");
            case "unknown-key" -> text("audit.code.unknown-key");
            case "expired-key" -> text("audit.code.expired-key");
            case "revoked-key" -> text("audit.code.revoked-key");
            case "powerless-key" -> text("audit.code.powerless-key");
            case "tokens-off" -> text("audit.code.tokens-off");
            case "malformed-token" -> text("audit.code.malformed-token");
            case "invalid-token" -> text("audit.code.invalid-token");
            case "foreign-issuer" -> text("audit.code.foreign-issuer");
            case "foreign-audience" -> text("audit.code.foreign-audience");
            case "endless-token" -> text("audit.code.endless-token");
            case "expired-token" -> text("audit.code.expired-token");
            case "early-token" -> text("audit.code.early-token");
            case "wrong-token" -> text("audit.code.wrong-token");
            case "nameless-token" -> text("audit.code.nameless-token");
            case "invalid-endpoint-access" -> text("audit.code.invalid-endpoint-access");
            case "odd-request" -> text("audit.code.odd-request");
            case "wrong-engine" -> text("audit.code.wrong-engine");
            case "no-namespace" -> text("audit.code.no-namespace");
            case "quota-exceeded" -> text("audit.code.quota-exceeded");
            case "left-out" -> text("audit.code.left-out");
            case "logout-token-missing" -> text("audit.code.logout-token-missing");
            case "logout-token-invalid" -> text("audit.code.logout-token-invalid");
            case "logout-token-replayed" -> text("audit.code.logout-token-replayed");
            case "refused-by-provider" -> text("audit.code.refused-by-provider");
            case "logged-out-at-provider" -> text("audit.code.logged-out-at-provider");
            case "not-verified" -> text("audit.code.not-verified");
            default -> SafeText.line(code);
        };
    }
}
