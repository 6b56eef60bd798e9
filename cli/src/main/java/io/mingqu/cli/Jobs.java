package io.mingqu.cli;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Waits for the server's jobs. */
public final class Jobs {

    private static final long PAUSE_MILLIS = 250;

    private Jobs() {
    }

    /**
     * Polls until the job has ended.
     *
     * @param progress told whenever done, total or the message changed
     * @return the ended job
     * @throws Refused when it failed or was cancelled
     */
    public static JsonNode await(Api api, String id, Texts texts, Consumer<String> progress) {
        String told = "";
        while (true) {
            JsonNode job = api.get("/api/jobs/" + id);
            String status = job.path("status").asString("");
            String now = texts.say("job-progress", job.path("done").asLong(0), job.path("total").asLong(0), job.path("message").asString(""));
            if (!now.equals(told)) {
                told = now;
                progress.accept(now);
            }
            switch (status) {
                case "DONE" -> {
                    return job;
                }
                case "FAILED", "CANCELLED" -> throw new Refused(texts.say("job-failed", status + " " + job.path("error")));
                default -> pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
