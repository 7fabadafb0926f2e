package io.sandboxconsole.sandbox.provider.http;

import java.util.List;
import java.util.regex.Pattern;

/// Masks text in the form of a secret, even of an unknown one: an engine's messages may repeat credentials that we
/// never held. Prefers masking too much to too little.
final class SecretPatterns {

    static final String MARK = "<token>";

    private static final String REST = "[^\\s\"',;&\\\\]+";

    private static final List<Form> FORMS = List.of(
            new Form("bearer\\s+" + REST, "Bearer " + MARK),
            new Form("(?<=[\\w/])\\?[\\w.~%\\[\\]+-]+=[^\\s\"'\\\\]*", "?" + MARK),
            new Form("://[^\\s/@\"'\\\\]+@", "://" + MARK + "@"),
            new Form("\\bssh((?:\\s+-\\S+(?:\\s+\\d+)?)*)\\s+[^\\s@\"'\\\\]+@", "ssh$1 " + MARK + "@"),
            new Form("(?<![\\w~.+-])[\\w~-]{20,}+@", MARK + "@"),
            new Form("(?<![\\w.-])(\\d{1,5})-\\w{8,}+\\.", "$1-" + MARK + "."),
            new Form("\\beyJ[\\w-]+\\.[\\w.-]+", MARK),
            new Form("\\bdtn_[\\w-]{6,}", MARK),
            new Form("\\b(token|value|secret)=" + REST, "$1=" + MARK),
            new Form(
                    "\\b(authorization|api[_-]?key|access_?token|jwt_?token|preview-token|password)"
                            + "(\\s*[:=]\\s*)(?!Bearer\\b)" + REST,
                    "$1$2" + MARK));

    private SecretPatterns() {}

    private record Form(Pattern pattern, String replacement) {

        Form(String pattern, String replacement) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), replacement);
        }
    }

    static String hidden(String text) {
        String masked = SecretMembers.hidden(text);
        for (Form form : FORMS) {
            masked = form.pattern().matcher(masked).replaceAll(form.replacement());
        }
        return masked;
    }
}
