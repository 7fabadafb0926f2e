package io.sandboxconsole.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An account of the demo; all accounts have the same password, which is no secret.
record DemoPerson(String username, String name, String role, String team) {

    static final String PASSWORD = "sandbox";

    static final List<DemoPerson> ALL = List.of(
            new DemoPerson("viewer", "Vera Viewer (demo)", "viewer", "platform"),
            new DemoPerson("operator", "Olga Operator (demo)", "operator", "platform"),
            new DemoPerson("lead", "Leo Lead (demo)", "lead", "platform"),
            new DemoPerson("auditor", "Aude Auditor (demo)", "auditor", "platform"),
            new DemoPerson("admin", "Ada Admin (demo)", "admin", "platform"),
            new DemoPerson("operator-research", "Ravi Researcher (demo)", "operator", "research"),
            new DemoPerson("lead-research", "Lena Research-Lead (demo)", "lead", "research"));

    static Optional<DemoPerson> named(String username) {
        return ALL.stream().filter(person -> person.username().equals(username)).findFirst();
    }

    String email() {
        return username + "@example.test";
    }

    /// The claims about this person for a client with these scopes.
    Map<String, Object> claims(Set<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", username);
        claims.put("roles", List.of(role));
        claims.put("teams", List.of(team));
        if (scopes.contains("profile")) {
            claims.put("preferred_username", username);
            claims.put("name", name);
        }
        if (scopes.contains("email")) {
            claims.put("email", email());
        }
        return claims;
    }
}
