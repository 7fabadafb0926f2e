package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.diagnosis.Examination;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Severity;
import io.sandboxconsole.doctor.Doctor;
import java.util.List;

/// Shows what the doctor finds of the console itself and of what it depends on besides engines.
final class ConsoleCard extends StatusCard {

    private final transient Doctor doctor;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    private final Div results;

    private final Button check = new Button(text("connections.console.check"), _ -> open());

    ConsoleCard(Doctor doctor, CurrentActor currentActor, Background background) {
        this(doctor, currentActor, background, new Div());
    }

    private ConsoleCard(Doctor doctor, CurrentActor currentActor, Background background, Div results) {
        super(text("connections.console"), results);
        this.doctor = doctor;
        this.currentActor = currentActor;
        this.background = background;
        this.results = results;
        addToFooter(check);
    }

    /// Runs the checks and shows what they find.
    void open() {
        var actor = currentActor.get();
        background.call(UI.getCurrent(), () -> doctor.examineConsole(actor), result -> {
            check.setEnabled(!(result instanceof AsyncResult.Pending<Examination>));
            switch (result) {
                case AsyncResult.Pending<Examination> _ -> {}
                case AsyncResult.Success<Examination>(var examination) -> show(examination);
                case AsyncResult.Failure<Examination>(var cause) -> {
                    results.removeAll();
                    results.add(new ErrorPanel(cause, this::open));
                }
            }
        });
    }

    private void show(Examination examination) {
        List<Finding> findings = Finding.sorted(examination.parts().stream()
                .flatMap(part -> part.findings().stream())
                .toList());
        Severity worst =
                findings.isEmpty() ? Severity.GOOD : findings.getFirst().severity();
        SignBadge badge = CheckResultList.badge(worst);
        show(badge, text("connections.console.checked"));
        fact(text("connections.examined"), examination.at(), Show.AGO);
        results.removeAll();
        results.add(new CheckResultList(findings));
    }
}
