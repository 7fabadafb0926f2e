package io.sandboxconsole.opensandbox;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sandboxconsole.sandbox.provider.http.LabelText;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.annotation.JsonDeserialize;

/// Declares OpenSandbox's lifecycle API 0.1.0 with the specification's names, relative to the server's root. Servers
/// omit members without a value and are loose about required ones, so every member may be absent; what is of another
/// kind than declared counts as absent, and only a [Row] tells.
@HttpExchange(accept = "application/json")
interface OpenSandboxApi {

    /// The server's largest page size.
    int PAGE_SIZE = 200;

    String KEY_HEADER = "OPEN-SANDBOX-API-KEY";

    @GetExchange("/health")
    @Nullable
    Health health();

    @GetExchange("/version")
    @Nullable
    Version version();

    /// Reads one page of all sandboxes, newest first.
    ///
    /// @param metadata conditions as an encoded query string of their own, or null
    @GetExchange("/v1/sandboxes")
    @Nullable
    ListSandboxesResponse sandboxes(
            @RequestParam int page,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String metadata);

    @PostExchange(url = "/v1/sandboxes", contentType = "application/json")
    @Nullable
    Row<Sandbox> create(@RequestBody CreateSandboxRequest request);

    @GetExchange("/v1/sandboxes/{id}")
    @Nullable
    Row<Sandbox> sandbox(@PathVariable String id);

    @DeleteExchange("/v1/sandboxes/{id}")
    void delete(@PathVariable String id);

    /// Changes metadata.
    ///
    /// @param patch texts to set and nulls to delete
    @PatchExchange(url = "/v1/sandboxes/{id}/metadata", contentType = "application/json")
    @Nullable
    Row<Sandbox> patch(@PathVariable String id, @RequestBody Map<String, @Nullable String> patch);

    @PostExchange("/v1/sandboxes/{id}/pause")
    void pause(@PathVariable String id);

    @PostExchange("/v1/sandboxes/{id}/resume")
    void resume(@PathVariable String id);

    @PostExchange(url = "/v1/sandboxes/{id}/renew-expiration", contentType = "application/json")
    @Nullable
    Renewal renew(@PathVariable String id, @RequestBody Renewal renewal);

    @GetExchange("/v1/sandboxes/{id}/endpoints/{port}")
    @Nullable
    Endpoint endpoint(
            @PathVariable String id,
            @PathVariable int port,
            @RequestParam(name = "use_server_proxy", required = false) @Nullable Boolean useServerProxy,
            @RequestParam(required = false) @Nullable Long expires);

    @GetExchange("/v1/sandboxes/{id}/diagnostics/{kind}")
    @Nullable
    DiagnosticContentResponse diagnostics(
            @PathVariable String id, @PathVariable String kind, @RequestParam String scope);

    /// Reads diagnostics in the deprecated form, the only one that released servers implement.
    ///
    /// @param tail the number of last lines of logs, or null
    /// @param limit the number of lines of events, or null
    @GetExchange(url = "/v1/sandboxes/{id}/diagnostics/{kind}", accept = "text/plain")
    ResponseEntity<byte[]> plainDiagnostics(
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable Integer tail,
            @RequestParam(required = false) @Nullable Integer limit);

    @PostExchange(url = "/v1/sandboxes/{id}/snapshots", contentType = "application/json")
    @Nullable
    Row<Snapshot> createSnapshot(@PathVariable String id, @RequestBody CreateSnapshotRequest request);

    @GetExchange("/v1/snapshots")
    @Nullable
    ListSnapshotsResponse snapshots(
            @RequestParam int page,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String sandboxId);

    @GetExchange("/v1/snapshots/{id}")
    @Nullable
    Row<Snapshot> snapshot(@PathVariable String id);

    @DeleteExchange("/v1/snapshots/{id}")
    void deleteSnapshot(@PathVariable String id);

    @GetExchange("/v1/pools")
    @Nullable
    ListPoolsResponse pools();

    record Health(@Nullable String status) {}

    record Version(@Nullable String version) {}

    record ListSandboxesResponse(
            @Nullable List<Row<Sandbox>> items, @Nullable PaginationInfo pagination) {}

    record ListSnapshotsResponse(
            @Nullable List<Row<Snapshot>> items, @Nullable PaginationInfo pagination) {}

    record PaginationInfo(
            @Nullable Long totalItems, @Nullable Boolean hasNextPage) {}

    /// Also the answer to a create request, then without `image` and `snapshotId`.
    record Sandbox(
            @Nullable String id,
            @Nullable Status status,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Image image,
            @Nullable String snapshotId,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> entrypoint,

            @Nullable Platform platform,

            @JsonDeserialize(contentUsing = LabelText.class) @Nullable
            Map<String, @Nullable String> metadata) {}

    record Status(
            @Nullable String state,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant lastTransitionAt) {}

    record Image(@Nullable String uri) {}

    record Platform(@Nullable String os, @Nullable String arch) {}

    record Snapshot(
            @Nullable String id,
            @Nullable String sandboxId,
            @Nullable Status status,
            @Nullable Instant createdAt,
            @Nullable String name) {}

    record Renewal(@Nullable Instant expiresAt) {}

    /// The headers' values are credentials.
    record Endpoint(@Nullable String endpoint, @Nullable Map<String, @Nullable String> headers) {

        @Override
        public String toString() {
            return "Endpoint[endpoint=%s]".formatted(endpoint);
        }
    }

    record DiagnosticContentResponse(
            @Nullable String delivery,
            @Nullable String content,
            @Nullable String contentUrl,
            @Nullable Instant expiresAt,
            @Nullable Boolean truncated,
            @Nullable List<String> warnings) {}

    record ListPoolsResponse(@Nullable List<Row<Pool>> items) {}

    record Pool(
            @Nullable String name,
            @Nullable CapacitySpec capacitySpec,
            @Nullable PoolStatus status,
            @Nullable Instant createdAt) {}

    record CapacitySpec(
            @Nullable Integer bufferMin,
            @Nullable Integer bufferMax,
            @Nullable Integer poolMin,
            @Nullable Integer poolMax) {}

    record PoolStatus(
            @Nullable Integer total,
            @Nullable Integer allocated,
            @Nullable Integer available) {}

    /// Holds secrets, and the HTTP client prints request bodies in its debug log: `toString` omits all values.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreateSandboxRequest(
            @Nullable ImageSpec image,
            @Nullable String snapshotId,
            @Nullable Platform platform,
            @Nullable Long timeout,
            Map<String, String> resourceLimits,
            @Nullable Map<String, String> env,
            @Nullable Map<String, String> metadata,
            @Nullable List<String> entrypoint,
            @Nullable NetworkPolicy networkPolicy,
            @Nullable List<Volume> volumes) {

        @Override
        public String toString() {
            return "CreateSandboxRequest";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImageSpec(String uri, @Nullable ImageAuth auth) {}

    record ImageAuth(String username, String password) {

        @Override
        public String toString() {
            return "ImageAuth";
        }
    }

    record NetworkPolicy(String defaultAction, List<NetworkRule> egress) {}

    record NetworkRule(String action, String target) {}

    /// Exactly one of `host` and `pvc` is present.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Volume(
            String name,
            String mountPath,
            @Nullable Boolean readOnly,
            @Nullable String subPath,
            @Nullable HostVolume host,
            @Nullable ClaimVolume pvc) {}

    record HostVolume(String path) {}

    record ClaimVolume(String claimName) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreateSnapshotRequest(@Nullable String name) {}
}
