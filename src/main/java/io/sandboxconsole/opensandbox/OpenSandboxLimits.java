package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names the limit that a creation has run into.
final class OpenSandboxLimits {

    /// The message of Kubernetes about a quota, which the server repeats.
    private static final Pattern QUOTA =
            Pattern.compile("exceeded quota: ([^,]+), requested: (.+), used: (.+), limited: (.+)", Pattern.DOTALL);

    private OpenSandboxLimits() {}

    /// Returns the quota of the namespace that is used up.
    static Message namespace(Answer answer) {
        Matcher quota = QUOTA.matcher(words(answer).toString());
        return quota.find()
                ? Message.of(
                        "problem.reason.namespace-quota",
                        quota.group(1).strip(),
                        quota.group(2).strip(),
                        quota.group(3).strip(),
                        quota.group(4).strip())
                : Message.of("problem.reason.namespace-full", words(answer));
    }

    /// Returns the pool that is used up.
    static Message pool(Answer answer) {
        return Message.of("problem.reason.pool-full", words(answer));
    }

    private static Message words(Answer answer) {
        return answer.message() == null ? Message.of("problem.reason.unsaid") : Message.quoted(answer.message());
    }
}
