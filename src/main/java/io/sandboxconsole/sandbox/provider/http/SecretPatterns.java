package io.sandboxconsole.sandbox.provider.http;

import java.util.List;
import java.util.regex.Pattern;

/// Hides what has the form of a secret, whoever's it is: an engine's words may repeat credentials that we never knew.
/// Rather too much is hidden than too little.
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

    private record Form(Pattern pattern, String told) {

        Form(String pattern, String told) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), told);
        }
    }

    static String hidden(String text) {
        String told = SecretMembers.hidden(text);
        for (Form form : FORMS) {
            told = form.pattern().matcher(told).replaceAll(form.told());
        }
        return told;
    }
}
