package io.sandboxconsole.daytona.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sandboxconsole.sandbox.provider.http.LabelText;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/// Declares Daytona's API v0 with the specification's names, relative to `…/api`. Any member may be absent or null, and
/// servers add new ones; what is of another kind than declared counts as absent, and only a [Row] tells. `env`, which
/// answers hold in clear text, is never read. An action's answer is not read where
/// no caller depends on it, because it may hold an old state.
@HttpExchange(accept = "application/json")
public interface DaytonaApi {

    /// The server's largest page size.
    int PAGE_SIZE = 200;

    String ORGANIZATION_HEADER = "X-Daytona-Organization-ID";

    String SOURCE_HEADER = "X-Daytona-Source";

    /// The console's name in the audit log.
    String SOURCE = "sandbox-console";

    @GetExchange("/health")
    @Nullable
    Health health();

    /// Reads one page. Conditions unknown to the server are ignored: it then returns more rows than requested.
    @GetExchange("/sandbox")
    @Nullable
    Listing sandboxes(@RequestParam MultiValueMap<String, String> conditions);

    @PostExchange(url = "/sandbox", contentType = "application/json")
    @Nullable
    Row<Sandbox> create(@RequestBody CreateSandbox request);

    /// Reads one sandbox.
    ///
    /// @param id an id or a name
    @GetExchange("/sandbox/{id}")
    @Nullable
    Row<Sandbox> sandbox(@PathVariable String id);

    @DeleteExchange("/sandbox/{id}")
    void delete(@PathVariable String id);

    @PostExchange("/sandbox/{id}/start")
    void start(@PathVariable String id);

    /// Stops the sandbox, and deletes an ephemeral one.
    @PostExchange("/sandbox/{id}/stop")
    void stop(@PathVariable String id);

    @PostExchange("/sandbox/{id}/pause")
    void pause(@PathVariable String id);

    @PostExchange("/sandbox/{id}/archive")
    void archive(@PathVariable String id);

    @PostExchange("/sandbox/{id}/recover")
    void recover(@PathVariable String id);

    @PostExchange(url = "/sandbox/{id}/resize", contentType = "application/json")
    void resize(@PathVariable String id, @RequestBody ResizeSandbox request);

    @PostExchange(url = "/sandbox/{id}/fork", contentType = "application/json")
    @Nullable
    Row<Sandbox> fork(@PathVariable String id, @RequestBody ForkSandbox request);

    @PostExchange(url = "/sandbox/{id}/snapshot", contentType = "application/json")
    void createSnapshot(@PathVariable String id, @RequestBody CreateSandboxSnapshot request);

    @PostExchange("/sandbox/{id}/backup")
    void backup(@PathVariable String id);

    /// Replaces all labels. An answer without labels means that none were stored.
    @PutExchange(url = "/sandbox/{id}/labels", contentType = "application/json")
    @Nullable
    Row<Sandbox> replaceLabels(@PathVariable String id, @RequestBody SandboxLabels labels);

    @PostExchange("/sandbox/{id}/public/{open}")
    void setPublic(@PathVariable String id, @PathVariable boolean open);

    @PostExchange("/sandbox/{id}/autostop/{minutes}")
    void setAutoStop(@PathVariable String id, @PathVariable long minutes);

    @PostExchange("/sandbox/{id}/autoarchive/{minutes}")
    void setAutoArchive(@PathVariable String id, @PathVariable long minutes);

    @PostExchange("/sandbox/{id}/autodelete/{minutes}")
    void setAutoDelete(@PathVariable String id, @PathVariable long minutes);

    /// Supported by newer servers only.
    @PostExchange("/sandbox/{id}/autopause/{minutes}")
    void setAutoPause(@PathVariable String id, @PathVariable long minutes);

    /// Supported by newer servers only.
    @PostExchange("/sandbox/{id}/ttl/{minutes}")
    @Nullable
    Row<Sandbox> setTimeToLive(@PathVariable String id, @PathVariable long minutes);

    @PostExchange("/sandbox/{id}/last-activity")
    void touch(@PathVariable String id);

    /// Revokes every earlier access.
    @PostExchange("/sandbox/{id}/ssh-access")
    @Nullable
    SshAccess openSsh(@PathVariable String id, @RequestParam long expiresInMinutes);

    /// Revokes every access.
    @DeleteExchange("/sandbox/{id}/ssh-access")
    void closeSsh(@PathVariable String id);

    @GetExchange("/sandbox/{id}/ports/{port}/preview-url")
    @Nullable
    PreviewUrl previewUrl(@PathVariable String id, @PathVariable int port);

    @GetExchange("/sandbox/{id}/ports/{port}/signed-preview-url")
    @Nullable
    PreviewUrl signedPreviewUrl(@PathVariable String id, @PathVariable int port, @RequestParam long expiresInSeconds);

    @GetExchange("/snapshots")
    @Nullable
    SnapshotPage snapshots(@RequestParam int page, @RequestParam int limit);

    /// Reads one snapshot.
    ///
    /// @param id an id or a name
    @GetExchange("/snapshots/{id}")
    @Nullable
    Row<Snapshot> snapshot(@PathVariable String id);

    @DeleteExchange("/snapshots/{id}")
    void deleteSnapshot(@PathVariable String id);

    @GetExchange("/regions")
    @Nullable
    List<@Nullable Region> regions();

    /// Reads one page, newest first. Older servers ignore unknown conditions.
    @GetExchange("/audit/organizations/{organizationId}")
    @Nullable
    AuditPage audit(@PathVariable String organizationId, @RequestParam MultiValueMap<String, String> conditions);

    /// Reads the calling API key; a JWT gets a 401.
    @GetExchange("/api-keys/current")
    @Nullable
    ApiKey currentKey();

    /// Most servers answer an API key with a 401.
    @GetExchange("/api-keys")
    @Nullable
    List<@Nullable ApiKey> keys();

    /// Most servers answer an API key with a 401.
    @GetExchange("/users/me")
    @Nullable
    User me();

    /// Most servers answer an API key with a 401.
    @GetExchange("/organizations")
    @Nullable
    List<@Nullable Organization> organizations();

    record Health(@Nullable String status) {}

    /// A row of a listing, or a whole sandbox. Intervals are minutes, memory and disk GiB.
    record Sandbox(
            @Nullable String id,
            @Nullable String organizationId,
            @Nullable String name,
            @Nullable String snapshot,
            @Nullable String target,
            @Nullable String sandboxClass,
            @Nullable String state,
            @Nullable String desiredState,
            @Nullable String errorReason,
            @Nullable Boolean recoverable,
            @JsonProperty("public") @Nullable Boolean open,
            @Nullable BigDecimal cpu,
            @Nullable BigDecimal memory,
            @Nullable BigDecimal disk,
            @Nullable BigDecimal gpu,

            @JsonDeserialize(contentUsing = LabelText.class) @Nullable
            Map<String, @Nullable String> labels,

            @Nullable BuildInfo buildInfo,
            @Nullable String backupState,
            @Nullable BigDecimal autoStopInterval,
            @Nullable BigDecimal autoPauseInterval,
            @Nullable BigDecimal autoArchiveInterval,
            @Nullable BigDecimal autoDeleteInterval,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant lastActivityAt,
            @Nullable Instant autoDestroyAt) {}

    /// The build that a sandbox was made from, if not from a snapshot.
    record BuildInfo(@Nullable String dockerfileContent) {}

    /// One page of a listing, or all of it from an old server.
    @JsonDeserialize(using = DaytonaListingReader.class)
    record Listing(
            @Nullable List<Row<Sandbox>> items, @Nullable String nextCursor) {}

    /// Holds secrets, and the HTTP client prints request bodies in its debug log: `toString` omits all values.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreateSandbox(
            @Nullable String name,
            @Nullable String snapshot,
            @Nullable BuildInfo buildInfo,
            @Nullable Map<String, String> env,
            @Nullable Map<String, String> labels,
            @JsonProperty("public") @Nullable Boolean open,
            @Nullable String target,
            @Nullable BigDecimal cpu,
            @Nullable BigDecimal memory,
            @Nullable BigDecimal disk,
            @Nullable BigDecimal gpu,
            @Nullable Long autoStopInterval,
            @Nullable Long autoPauseInterval,
            @Nullable Long autoArchiveInterval,
            @Nullable Long autoDeleteInterval,
            @Nullable Long ttlMinutes) {

        @Override
        public String toString() {
            return "CreateSandbox";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResizeSandbox(
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer disk) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForkSandbox(@Nullable String name) {}

    record CreateSandboxSnapshot(String name) {}

    record SandboxLabels(Map<String, String> labels) {}

    /// The token, and the command that holds it, are secrets.
    record SshAccess(
            @Nullable String sandboxId,
            @Nullable String token,
            @Nullable String sshCommand,
            @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "SshAccess";
        }
    }

    /// The token is a secret, and a signed address holds it.
    record PreviewUrl(
            @Nullable String sandboxId,
            @Nullable String url,
            @Nullable String token) {

        @Override
        public String toString() {
            return "PreviewUrl";
        }
    }

    /// A snapshot.
    ///
    /// @param sourceSandboxId absent from older servers; null from newer ones where there is none
    /// @param general whether all organizations share it
    record Snapshot(
            @Nullable String id,
            @Nullable String name,
            @Nullable String state,
            @Nullable String errorReason,
            @Nullable Boolean general,
            @Nullable JsonNode sourceSandboxId,
            @Nullable Instant createdAt) {}

    record SnapshotPage(
            @Nullable List<Row<Snapshot>> items,
            @Nullable Long total,
            @Nullable Integer page,
            @Nullable Integer totalPages) {}

    record Region(@Nullable String id, @Nullable String name) {}

    /// One page of the audit log.
    ///
    /// @param total of all pages
    /// @param nextToken the next page's token, where there is one; otherwise pages are counted
    record AuditPage(
            @Nullable List<Row<AuditEntry>> items,
            @Nullable Long total,
            @Nullable Integer totalPages,
            @Nullable String nextToken) {}

    /// The metadata may hold secrets.
    record AuditEntry(
            @Nullable String id,
            @Nullable String actorId,
            @Nullable String actorEmail,
            @Nullable String actorApiKeyPrefix,
            @Nullable String actorApiKeySuffix,
            @Nullable String action,
            @Nullable String targetType,
            @Nullable String targetId,
            @Nullable Integer statusCode,
            @Nullable String source,
            @Nullable JsonNode metadata,
            @Nullable Instant createdAt) {

        @Override
        public String toString() {
            return "AuditEntry[%s]".formatted(id);
        }
    }

    /// An API key without its secret.
    ///
    /// @param value masked: its first and last three characters are the key's
    record ApiKey(
            @Nullable String name,
            @Nullable String value,
            @Nullable String userId,
            @Nullable String organizationId,
            @Nullable List<@Nullable String> permissions,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "ApiKey[%s]".formatted(name);
        }
    }

    record User(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email) {}

    record Organization(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean suspended) {}
}
