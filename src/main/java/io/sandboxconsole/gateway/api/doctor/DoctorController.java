package io.sandboxconsole.gateway.api.doctor;

import io.sandboxconsole.diagnosis.Report;
import io.sandboxconsole.doctor.Doctor;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.wire.DoctorReport;
import io.sandboxconsole.gateway.api.wire.DoctorReport.PartReport;
import io.sandboxconsole.gateway.api.wire.DoctorReport.ResultInfo;
import io.sandboxconsole.gateway.auth.Caller;
import org.springframework.web.bind.annotation.GetMapping;

/// Doctor
@ApiController("/api/doctor")
class DoctorController {

    private final Doctor doctor;

    DoctorController(Doctor doctor) {
        this.doctor = doctor;
    }

    /// Examine the console
    ///
    /// Checks the console's settings, database, audit trail, sign-in, certificates and connections, as the
    /// command `doctor` and the page Connections do. Engines are asked at most once a minute. Takes the
    /// permission to read about connections.
    @GetMapping
    DoctorReport examine(Caller caller) {
        return report(Report.of(doctor.examine(caller.actor(), connection -> CallerReach.covers(caller, connection))));
    }

    private static DoctorReport report(Report report) {
        return new DoctorReport(
                report.at(),
                report.status(),
                report.counts(),
                report.parts().stream()
                        .map(part -> new PartReport(
                                part.subject(),
                                part.id(),
                                part.name(),
                                part.facts(),
                                part.findings().stream()
                                        .map(line -> new ResultInfo(
                                                line.code(),
                                                line.severity(),
                                                line.sentence(),
                                                line.remedy(),
                                                line.runbook()))
                                        .toList()))
                        .toList());
    }
}
