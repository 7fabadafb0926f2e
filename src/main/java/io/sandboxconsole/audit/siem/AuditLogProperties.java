package io.sandboxconsole.audit.siem;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where rows of the trail are written as events for log collectors (`console.audit.log.*`).
///
/// @param file a file to which each is appended
/// @param stdout whether each is written to the standard output
@ConfigurationProperties("console.audit.log")
public record AuditLogProperties(
        @Nullable Path file, @DefaultValue("false") boolean stdout) {}
