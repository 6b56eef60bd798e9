package io.mingqu.demo;

import io.mingqu.cli.Api;
import java.time.YearMonth;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Draws up statements month by month. */
final class MonthEnds {

    private MonthEnds() {
    }

    /** Runs every month of an entity in order, each to its end. */
    static void run(Installation installation, String entity, YearMonth from, YearMonth to, Report report) {
        Api preparer = installation.as("preparer");
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            JsonNode run = preparer.post("/api/settlement-runs", Map.of("period", month.toString(), "entity", entity));
            installation.awaitJob(run.get("jobId").asString());
            JsonNode ended = preparer.get("/api/settlement-runs/" + run.get("id").asString()).get("run");
            if (!ended.get("state").asString().equals("DONE")) {
                report.wrong("month-end " + month + " of " + entity + " ended as " + ended.get("state") + ": " + ended.path("problem"));
            }
        }
    }
}
