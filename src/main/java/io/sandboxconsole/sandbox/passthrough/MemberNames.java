package io.sandboxconsole.sandbox.passthrough;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names of a request's members: the engine takes some under an alias and under the field's own name, and of two
/// spellings of one member it believes the alias.
final class MemberNames {

    /// Names by which a later engine might let a request name something of another team.
    private static final Pattern REFERENCE = Pattern.compile(".*(Id|_id|Ref|_ref)");

    private static final List<String> ALIASES = List.of(
            "snapshotId",
            "templateId",
            "resourceLimits",
            "resourceRequests",
            "networkPolicy",
            "credentialProxy",
            "secureAccess",
            // Inside the members above, volumes and lifecycle hooks.
            "defaultAction",
            "mountPath",
            "readOnly",
            "subPath",
            "claimName",
            "createIfNotExists",
            "deleteOnSandboxTermination",
            "storageClass",
            "accessModes",
            "accessKeyId",
            "accessKeySecret",
            "preStart",
            "timeoutSeconds",
            "warmupSeconds");

    private static final Map<String, String> BY_FIELD =
            ALIASES.stream().collect(Collectors.toUnmodifiableMap(MemberNames::field, Function.identity()));

    private MemberNames() {}

    /// The alias of a member that was sent as `name`; any other name is its own.
    static String alias(String name) {
        return BY_FIELD.getOrDefault(name, name);
    }

    /// Whether a member unknown to the console may name something that the console has to check.
    static boolean isReference(String name) {
        return REFERENCE.matcher(name).matches();
    }

    private static String field(String alias) {
        return alias.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
