package io.sandboxconsole.demo;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.NestedExceptionUtils;

/// Runs the demo's identity provider: a web application of its own that starts beside the console and ends with it.
///
/// It starts on construction; [#start] only waits until it answers, so that a ready console can sign people in.
final class DemoIdentity implements SmartLifecycle, DisposableBean {

    private static final Logger LOGGER = LoggerFactory.getLogger(DemoIdentity.class);

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();
    private final FutureTask<Boolean> startUp = new FutureTask<>(context::refresh, true);
    private final DemoIssuer issuer;
    private volatile boolean answering;

    DemoIdentity(DemoIssuer issuer, DemoCredentials credentials, ConsoleAddress console) {
        this.issuer = issuer;
        context.setDisplayName("Demo identity provider");
        context.registerBean(DemoIssuer.class, () -> issuer);
        context.registerBean(DemoCredentials.class, () -> credentials);
        context.registerBean(ConsoleAddress.class, () -> console);
        context.registerBean(
                AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
                LifecycleProcessor.class,
                GuestLifecycleProcessor::new);
        context.register(DemoIdentityWeb.class, DemoIdentitySecurity.class);
        Thread.ofVirtual().name("demo-identity").start(startUp);
    }

    @Override
    public void start() {
        try {
            answering = startUp.get();
        } catch (ExecutionException failure) {
            throw startFailure(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start of the demo's identity provider was interrupted.", interruption);
        }
    }

    @Override
    public void stop() {
        // A stopped console may be started again; the identity provider ends when the console is closed.
        answering = false;
    }

    @Override
    public boolean isRunning() {
        return answering;
    }

    @Override
    public void destroy() throws InterruptedException {
        try {
            startUp.get();
        } catch (ExecutionException failure) {
            LOGGER.debug("The identity provider of the demo had not started", failure.getCause());
        }
        context.close();
    }

    private DemoRefusedException startFailure(ExecutionException failure) {
        if (isPortInUse(failure)) {
            return new DemoRefusedException(
                    "The demo's identity provider cannot listen on port %d because another program already does."
                            .formatted(issuer.port()),
                    "Stop the other program (perhaps an earlier console), or choose another port, for instance with --%s=8192."
                            .formatted(DemoEnvironment.IDENTITY_PORT),
                    failure);
        }
        return new DemoRefusedException(
                "The demo's identity provider did not start: %s"
                        .formatted(NestedExceptionUtils.getMostSpecificCause(failure)
                                .getMessage()),
                "Report this as a bug, with the log. Until then, configure an identity provider of your own with console.oidc.issuer.",
                failure);
    }

    private static boolean isPortInUse(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(PortInUseException.class::isInstance);
    }

    // With spring.context.exit=onRefresh the framework's own processor would halt the JVM before the console has
    // started.
    private static final class GuestLifecycleProcessor extends DefaultLifecycleProcessor {
        @Override
        public void onRefresh() {
            start();
        }
    }
}
