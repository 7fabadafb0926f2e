package io.sandboxconsole.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SshCommandTests {

    @Test
    void the_token_stands_in_the_file_for_ssh_and_no_connection_is_shared() {
        assertThat(SshCommand.configuration("s3cr3t-token", "ssh.example.com", "2222"))
                .isEqualTo("""
                Host sandbox
                  HostName ssh.example.com
                  User s3cr3t-token
                  Port 2222
                  ControlMaster no
                  ControlPath none
                """);
        assertThat(SshCommand.configuration("t", "h", null)).doesNotContain("Port");
    }
}
