package io.sandboxconsole.gateway.api.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who created a sandbox, and how sure that is.
///
/// @param kind `user`, `api-key`, `engine-principal` or `unknown`
/// @param id the stable id, which filters and locks accept
/// @param name the name as of the creation
/// @param displayName the name as people read it, with `(Deleted)` behind that of a deleted key
/// @param evidence `recorded`, `engine-audit-log`, `declared` or `unknown`, the surest first
/// @param deleted whether it was a key that no longer exists
/// @param copied whether the sandbox is a copy of another one, whose creator its labels name
/// @param key what distinguishes the key from others of its name
/// @param engine what the engine's own log tells of the caller
public record CreatorInfo(
        String kind,
        String id,
        String name,
        String displayName,
        String evidence,
        boolean deleted,
        boolean copied,
        @Nullable KeyDetails key,
        @Nullable EngineCaller engine) {

    /// A key of the console.
    ///
    /// @param name its present name
    /// @param owner the label token of the person it acts for
    /// @param team the label token of its team
    /// @param prefix the beginning of its value
    public record KeyDetails(
            String name, @Nullable String owner, @Nullable String team, String prefix) {}

    /// A caller as an engine's log has them.
    ///
    /// @param actor the engine's id of the person
    /// @param email the person's address
    /// @param keyEnds how the value of the key begins and ends
    /// @param keyName the name of the key when it was first looked up
    /// @param source the calling program, as it calls itself
    /// @param candidates the names that are possible, where there are several; none of them is certain
    public record EngineCaller(
            String actor,
            @Nullable String email,
            @Nullable String keyEnds,
            @Nullable String keyName,
            @Nullable String source,
            List<String> candidates) {}
}
