package io.sandboxconsole.simulator.daytona.account;

import java.util.List;

/// The permissions of keys and roles, and the roles that every organization has.
public final class Permissions {

    public static final List<String> ALL = List.of(
            "write:registries",
            "delete:registries",
            "write:snapshots",
            "delete:snapshots",
            "write:sandboxes",
            "delete:sandboxes",
            "read:volumes",
            "write:volumes",
            "delete:volumes",
            "write:regions",
            "delete:regions",
            "read:runners",
            "write:runners",
            "delete:runners",
            "read:audit_logs");

    static final Role DEVELOPER = role(1, "Developer", List.of("write:sandboxes"));
    static final Role AUDITOR = role(7, "Auditor", List.of("read:audit_logs"));

    public static final List<Role> ROLES = List.of(
            DEVELOPER,
            role(2, "Sandboxes Admin", List.of("write:sandboxes", "delete:sandboxes")),
            role(3, "Snapshots Admin", List.of("write:snapshots", "delete:snapshots")),
            role(4, "Registries Admin", List.of("write:registries", "delete:registries")),
            role(5, "Super Admin", ALL),
            role(6, "Volumes Admin", List.of("read:volumes", "write:volumes", "delete:volumes")),
            AUDITOR,
            role(
                    8,
                    "Infrastructure Admin",
                    List.of("write:regions", "delete:regions", "read:runners", "write:runners", "delete:runners")));

    private Permissions() {}

    /// A role that exists in every organization.
    public record Role(String id, String name, List<String> permissions) {
        public Role {
            permissions = List.copyOf(permissions);
        }
    }

    private static Role role(int number, String name, List<String> permissions) {
        return new Role("00000000-0000-0000-0000-%012d".formatted(number), name, permissions);
    }
}
