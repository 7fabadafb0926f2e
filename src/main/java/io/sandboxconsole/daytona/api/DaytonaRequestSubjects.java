package io.sandboxconsole.daytona.api;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/// The request subjects that several classes share.
public final class DaytonaRequestSubjects {

    public static final RequestSubject LISTING =
            RequestSubject.reading(Message.of("problem.doing.list"), Message.of("problem.what.sandboxes"));

    public static final RequestSubject CREDENTIAL =
            RequestSubject.reading(Message.of("problem.doing.credential"), Message.of("problem.what.credential"));

    public static final RequestSubject KEYS =
            RequestSubject.reading(Message.of("problem.doing.keys"), Message.of("problem.what.keys"));

    public static final RequestSubject AUDIT =
            RequestSubject.reading(Message.of("problem.doing.audit-log"), Message.of("problem.what.audit-log"));

    /// The conditions of a listing that only tests whether the route answers.
    public static final MultiValueMap<String, String> ONE_ROW =
            MultiValueMap.fromMultiValue(Map.of("limit", List.of("1")));

    private DaytonaRequestSubjects() {}
}
