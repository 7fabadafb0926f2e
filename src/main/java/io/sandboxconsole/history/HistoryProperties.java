package io.sandboxconsole.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("console.history")
record HistoryProperties(@DefaultValue("true") boolean enabled, @DefaultValue("500") int batchSize, @DefaultValue("100000") int queueCapacity) {}
