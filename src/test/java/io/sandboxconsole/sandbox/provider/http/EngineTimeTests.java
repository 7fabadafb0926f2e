package io.sandboxconsole.sandbox.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Tests the forms of time that servers write, and the range outside of which a time is none.
class EngineTimeTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "2026-11-22T11:24:40Z"                          | 2026-11-22T11:24:40Z
            "2026-11-22T11:24:40.737Z"                      | 2026-11-22T11:24:40.737Z
            "2026-11-22T11:24:40.737737737Z"                | 2026-11-22T11:24:40.737737737Z
            "2026-11-22T11:24:40.73773773799Z"              | 2026-11-22T11:24:40.737737737Z
            "2026-11-22t11:24:40z"                          | 2026-11-22T11:24:40Z
            "2026-11-22T12:24:40+01:00"                     | 2026-11-22T11:24:40Z
            "2026-11-22T12:24:40+0100"                      | 2026-11-22T11:24:40Z
            "2026-11-22 11:24:40+00"                        | 2026-11-22T11:24:40Z
            "2026-11-22T11:24:40+0000"                      | 2026-11-22T11:24:40Z
            "2026-11-22T11:24:40"                           | 2026-11-22T11:24:40Z
            "2026-11-22T11:24:40.737"                       | 2026-11-22T11:24:40.737Z
            "2026-11-22 11:24:40"                           | 2026-11-22T11:24:40Z
            "2026-11-22 11:24:40.737 UTC"                   | 2026-11-22T11:24:40.737Z
            "2026-11-22 11:24:40.7 +0000 UTC"               | 2026-11-22T11:24:40.7Z
            "2026-11-22 12:24:40 +0100 CET m=+0.04"         | 2026-11-22T11:24:40Z
            "2026-11-22T12:24:40+01:00[Europe/Berlin]"      | 2026-11-22T11:24:40Z
            "2026-11-22T11:24Z"                             | 2026-11-22T11:24:00Z
            "2026-11-22T23:59:60Z"                          | 2026-11-22T23:59:59Z
            "2026-11-22"                                    | 2026-11-22T00:00:00Z
            "Sun, 22 Nov 2026 11:24:40 GMT"                 | 2026-11-22T11:24:40Z
            1795346680                                      | 2026-11-22T11:24:40Z
            1795346680.5                                    | 2026-11-22T11:24:40.5Z
            1795346680737                                   | 2026-11-22T11:24:40.737Z
            1795346680737001                                | 2026-11-22T11:24:40.737001Z
            1795346680737001002                             | 2026-11-22T11:24:40.737001002Z
            "1795346680"                                    | 2026-11-22T11:24:40Z
            "1795346680737"                                 | 2026-11-22T11:24:40.737Z
            "1.79534668e9"                                  | 2026-11-22T11:24:40Z
            {"seconds":1795346680,"nanos":0}                | 2026-11-22T11:24:40Z
            """)
    void every_form_that_servers_write_is_a_time(String json, Instant expected) {
        assertThat(EngineTime.read(JsonMapper.shared().readTree(json))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"soon\"",
                "0",
                "\"0\"",
                "-1",
                "1e30",
                "\"0001-01-01T00:00:00Z\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"+57882-11-08T04:26:40Z\"",
                "\"57882-11-08T04:26:40Z\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-11-22T11:24:40+99:00\"",
                "99999999999999999999999999999"
            })
    void what_is_absurd_or_none_is_no_time(String json) {
        assertThat(EngineTime.read(JsonMapper.shared().readTree(json))).isEmpty();
    }

    @Test
    void a_text_of_any_length_is_refused_quickly() {
        assertThat(EngineTime.read("9".repeat(1_000_000))).isEmpty();
    }
}
