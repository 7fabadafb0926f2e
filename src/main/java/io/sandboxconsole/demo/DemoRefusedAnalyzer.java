package io.sandboxconsole.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows a failed start of the demo as a description and an action instead of a stack trace.
class DemoRefusedAnalyzer extends AbstractFailureAnalyzer<DemoRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DemoRefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
