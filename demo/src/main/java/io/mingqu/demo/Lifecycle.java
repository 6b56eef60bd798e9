package io.mingqu.demo;

import io.mingqu.cli.ServerProblem;
import java.util.HashMap;
import java.util.Map;

/** Walks statements through their life as the demo's people would: business check, finance review, sending, confirming, paying. */
final class Lifecycle {

    private final Installation installation;

    Lifecycle(Installation installation) {
        this.installation = installation;
    }

    /** Checked by business, reviewed by finance and sent: all statements of a period and entity. */
    void send(String period, String entity) {
        step("channel", "CHECK", period, entity, "DRAFT");
        step("reviewer", "REVIEW", period, entity, "CHECKED");
        step("preparer", "SEND", period, entity, "REVIEWED");
    }

    /** Made final and payable, whatever was confirmed. */
    void pay(String period, String entity) {
        step("reviewer", "FINALISE", period, entity, "CONFIRMED");
        step("approver", "RELEASE", period, entity, "FINAL");
    }

    private void step(String login, String action, String period, String entity, String state) {
        Map<String, Object> body = new HashMap<>();
        body.put("action", action);
        body.put("selection", Map.of("period", period, "entity", entity, "state", state));
        try {
            installation.awaitJob(installation.as(login).post("/api/statements/bulk-steps", body).get("jobId").asString());
        } catch (ServerProblem problem) {
            if (!problem.code().equals("reconciliation.nothing-selected")) {
                throw problem;
            }
        }
    }
}
