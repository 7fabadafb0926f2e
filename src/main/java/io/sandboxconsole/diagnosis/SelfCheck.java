package io.sandboxconsole.diagnosis;

import java.util.List;

/// A check of one part of the console, or of something that the console depends on and that is no engine. Every bean of
/// this type takes part in each examination.
public interface SelfCheck {

    /// The part that is checked.
    Subject subject();

    /// Checks the part. May block for seconds; never fails for a reason that it can tell.
    List<Finding> check();
}
