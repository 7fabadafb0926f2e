package io.sandboxconsole.daytona;

import java.util.Set;

/// The label keys that only Crabbox writes.
final class CrabboxReserved {

    static final Set<String> KEYS = Set.of(
            ("class crabbox created_by keep lease slug owner profile provider_key provider target server_type state "
                            + "created_at last_touched_at expires_at idle_timeout idle_timeout_secs ttl_secs market "
                            + "pond crabbox_exposed_ports desktop desktop_env browser code tailscale tailscale_state "
                            + "tailscale_hostname tailscale_tags tailscale_exit_node "
                            + "tailscale_exit_node_allow_lan_access windows_mode lease_name work_root image_id "
                            + "image_source purpose snapshot_name fixed_claim_provider fixed_intent_sha256 "
                            + "fixed_attempt")
                    .split(" "));

    private CrabboxReserved() {}
}
