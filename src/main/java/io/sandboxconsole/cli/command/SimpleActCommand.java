package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.Invocation;
import picocli.CommandLine.Command;

/// Takes an action that needs no more than its sandbox.
@Command
abstract class SimpleActCommand extends SandboxAct {

    private final String action;

    private SimpleActCommand(Invocation invocation, String action) {
        super(invocation);
        this.action = action;
    }

    @Override
    final void act(ConsoleClient client, SandboxNames.Sandbox sandbox) {
        Document after = after(client.post(sandbox.query(action), null), sandbox);
        tell("%s: %s is done; it is %s now.", sandbox.name(), action, after.text("state"));
    }

    @Command(name = "pause", header = "Pause sandboxes.", description = "Pauses sandboxes; their memory is kept.")
    static final class Pause extends SimpleActCommand {
        Pause(Invocation invocation) {
            super(invocation, "pause");
        }
    }

    @Command(name = "resume", header = "Resume paused sandboxes.", description = "Resumes paused sandboxes.")
    static final class Resume extends SimpleActCommand {
        Resume(Invocation invocation) {
            super(invocation, "resume");
        }
    }

    @Command(name = "start", header = "Start stopped sandboxes.", description = "Starts stopped sandboxes.")
    static final class Start extends SimpleActCommand {
        Start(Invocation invocation) {
            super(invocation, "start");
        }
    }

    @Command(
            name = "stop",
            header = "Stop sandboxes.",
            description = "Stops sandboxes; their disks are kept, their memory is lost.")
    static final class Stop extends SimpleActCommand {
        Stop(Invocation invocation) {
            super(invocation, "stop");
        }
    }

    @Command(
            name = "archive",
            header = "Archive stopped sandboxes.",
            description = "Archives stopped sandboxes: their disks move to cheaper storage.")
    static final class Archive extends SimpleActCommand {
        Archive(Invocation invocation) {
            super(invocation, "archive");
        }
    }

    @Command(
            name = "recover",
            header = "Have the engine repair failed sandboxes.",
            description = "Repairs failed sandboxes.")
    static final class Recover extends SimpleActCommand {
        Recover(Invocation invocation) {
            super(invocation, "recover");
        }
    }

    @Command(
            name = "touch",
            header = "Report use of sandboxes.",
            description = "Reports use to the engine, which postpones an automatic stop.")
    static final class Touch extends SimpleActCommand {
        Touch(Invocation invocation) {
            super(invocation, "touch");
        }
    }

    @Command(
            name = "backup",
            header = "Have the engine back up sandboxes.",
            description = "Makes backups of sandboxes.")
    static final class Backup extends SimpleActCommand {
        Backup(Invocation invocation) {
            super(invocation, "backup");
        }
    }
}
