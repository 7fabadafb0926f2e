package io.sandboxconsole.gateway.api.bulk;

import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.BlockInfo;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.PlanInfo;
import io.sandboxconsole.gateway.auth.Caller;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Writes plans as one caller sees them.
@Component
class PlanAnswers {

    private final BulkPlans plans;

    private final BulkJobs jobs;

    PlanAnswers(BulkPlans plans, BulkJobs jobs) {
        this.plans = plans;
        this.jobs = jobs;
    }

    ResponseEntity<PlanInfo> created(Caller caller, Plan plan) {
        return ResponseEntity.created(URI.create("/api/plans/" + plan.id())).body(of(caller, plan));
    }

    PlanInfo of(Caller caller, Plan plan) {
        return new PlanInfo(
                plan.id().toString(),
                plan.command().action().word(),
                BulkMapper.values(plan.command()),
                plan.actorName(),
                mine(caller, plan),
                plan.filter(),
                BulkMapper.of(plan.asked()),
                plan.reason(),
                plan.createdAt(),
                plan.validUntil(),
                jobs.find(caller.actor(), plan.id()).isPresent(),
                plan.hash(),
                plan.taken(),
                plan.skipped(),
                plan.command().irreversible(),
                ApiWords.of(plans.confirmation(caller.actor(), plan)),
                plan.blocks().stream()
                        .map(block ->
                                new BlockInfo(ApiWords.of(block.kind()), block.name(), block.limit(), block.count()))
                        .toList());
    }

    static boolean mine(Caller caller, Plan plan) {
        return plan.actor().equals(caller.actor().id().value());
    }
}
