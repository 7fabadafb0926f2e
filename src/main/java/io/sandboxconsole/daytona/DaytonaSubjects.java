package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/// What is asked of a server in more than one place.
public final class DaytonaSubjects {

    public static final Subject LISTING =
            Subject.reading(Phrase.of("problem.doing.list"), Phrase.of("problem.what.sandboxes"));

    public static final Subject CREDENTIAL =
            Subject.reading(Phrase.of("problem.doing.credential"), Phrase.of("problem.what.credential"));

    public static final Subject KEYS = Subject.reading(Phrase.of("problem.doing.keys"), Phrase.of("problem.what.keys"));

    public static final Subject AUDIT =
            Subject.reading(Phrase.of("problem.doing.audit-log"), Phrase.of("problem.what.audit-log"));

    /// The conditions of a listing that is only to show that there is one.
    public static final MultiValueMap<String, String> ONE_ROW =
            MultiValueMap.fromMultiValue(Map.of("limit", List.of("1")));

    private DaytonaSubjects() {}
}
