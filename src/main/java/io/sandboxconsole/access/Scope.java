package io.sandboxconsole.access;

/// The sandboxes a grant covers.
public sealed interface Scope {

    /// No sandbox.
    record Nothing() implements Scope {}

    /// The sandboxes the actor created.
    record Own() implements Scope {}

    /// The sandboxes of one team, written as the label token of its name.
    record Team(String label) implements Scope {

        public static Team named(String name) {
            return new Team(LabelToken.of(name));
        }
    }

    /// Every sandbox of every team.
    record All() implements Scope {}
}
