package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.sandbox.ActionOption.Obstacle;

/// Says what prevents an action.
final class ObstacleText {

    private ObstacleText() {}

    static String word(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.MissingPermission _ -> "missing-permission";
            case Obstacle.WrongState _ -> "wrong-state";
            case Obstacle.NeverExpires _ -> "never-expires";
            case Obstacle.Locked _ -> "locked";
            case Obstacle.Refused _ -> "refused";
        };
    }

    static String sentence(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.MissingPermission missing ->
                "You do not have the permission %s here."
                        .formatted(missing.permission().word());
            case Obstacle.WrongState wrong ->
                "That is not possible while the sandbox is %s."
                        .formatted(wrong.state().kind().word());
            case Obstacle.NeverExpires _ -> "The sandbox never expires, and its engine cannot give it an expiry.";
            case Obstacle.Locked locked -> locked.reason().toString();
            case Obstacle.Refused refused -> refused.reason().toString();
        };
    }
}
