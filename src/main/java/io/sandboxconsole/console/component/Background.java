package io.sandboxconsole.console.component;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/// Runs slow calls without holding the session lock and returns their results to the browser.
@Component
public class Background {

    private final AsyncTaskExecutor executor;

    Background(AsyncTaskExecutor applicationTaskExecutor) {
        this.executor = applicationTaskExecutor;
    }

    /// Passes `listener` a pending result at once, and later, under the session lock again, the final one. A browser
    /// that has disconnected by then gets no call.
    public <T> void call(UI ui, Supplier<T> work, Consumer<AsyncResult<T>> listener) {
        listener.accept(new AsyncResult.Pending<>());
        executor.execute(() -> {
            AsyncResult<T> result = settle(work);
            ui.accessLater(() -> listener.accept(result), () -> {}).run();
        });
    }

    /// Like [#call], for a read that only an open page needs: once the page is closed it is not begun.
    public <T> void read(UI ui, Supplier<T> work, Consumer<AsyncResult<T>> listener) {
        listener.accept(new AsyncResult.Pending<>());
        executor.execute(() -> {
            if (isOpen(ui)) {
                AsyncResult<T> result = settle(work);
                ui.accessLater(() -> listener.accept(result), () -> {}).run();
            }
        });
    }

    /// Like [#call], for work without a return value.
    public void run(UI ui, Runnable work, Consumer<AsyncResult<UI>> listener) {
        call(
                ui,
                () -> {
                    work.run();
                    return ui;
                },
                listener);
    }

    private static boolean isOpen(UI ui) {
        return !ui.isClosing() && ui.getSession() != null;
    }

    private static <T> AsyncResult<T> settle(Supplier<T> work) {
        try {
            return new AsyncResult.Success<>(work.get());
        } catch (RuntimeException cause) {
            return new AsyncResult.Failure<>(cause);
        }
    }
}
