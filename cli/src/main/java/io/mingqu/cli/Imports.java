package io.mingqu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Brings a file in: upload, read through a saved mapping, seal; or, as a dry run, compare only. */
public final class Imports {

    private final Api api;
    private final Texts texts;
    private final Consumer<String> tell;

    public Imports(Api api, Texts texts, Consumer<String> tell) {
        this.api = api;
        this.texts = texts;
        this.tell = tell;
    }

    /**
     * Runs an import to its end; a dry run is discarded after the comparison was told.
     *
     * @param mapping name of a saved mapping
     * @return the batch as the server shows it
     * @throws Refused when the mapping is missing or unknown, or the import failed
     */
    public JsonNode run(Path file, String mapping, boolean dryRun) throws IOException {
        JsonNode batch = start(file, mapping, dryRun);
        if (dryRun) {
            discard(batch);
        }
        return batch;
    }

    /** Reads and compares only; the batch waits to be looked at, and for {@link #discard}. */
    public JsonNode compare(Path file, String mapping) throws IOException {
        return start(file, mapping, true);
    }

    /** Drops a compared batch. */
    public void discard(JsonNode batch) {
        if (batch.get("state").asString().equals("COMPARED")) {
            api.post("/api/intake/batches/" + batch.get("id").asString() + "/cancel", Map.of());
        }
        tell.accept(texts.say("import-dry"));
    }

    private JsonNode start(Path file, String mapping, boolean dryRun) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused(texts.say("file-missing", file));
        }
        refuseUnknown(mapping);
        tell.accept(texts.say("uploading", file.getFileName(), Files.size(file)));
        String fileId = api.upload(file, "intake").get("id").asString();
        JsonNode batch = awaited(api.post("/api/intake/batches", Map.of("fileId", fileId, "mapping", mapping, "dryRun", dryRun)));
        tell.accept(texts.say("import-compared", batch.get("rowsRead").asLong(), batch.get("added").asLong(), batch.get("changed").asLong(),
                batch.get("unchanged").asLong(), batch.get("removed").asLong(), batch.get("rowsHeld").asLong(), batch.get("rowsSkipped").asLong()));
        switch (batch.get("state").asString()) {
            case "SEALED" -> tell.accept(texts.say("import-sealed", batch.get("sealNo").asLong()));
            case "UNCHANGED" -> tell.accept(texts.say("import-unchanged"));
            default -> { }
        }
        if (batch.get("rowsHeld").asLong() > 0) {
            tell.accept(texts.say("import-held", batch.get("rowsHeld").asLong()));
        }
        return batch;
    }

    private JsonNode awaited(JsonNode batch) {
        Jobs.await(api, batch.get("jobId").asString(), texts, progress -> tell.accept(texts.say("reading", progress)));
        JsonNode ended = api.get("/api/intake/batches/" + batch.get("id").asString());
        if (ended.get("state").asString().equals("FAILED")) {
            throw new Refused(texts.say("job-failed", ended.path("problemCode").asString("") + " " + ended.path("problemParams")));
        }
        return ended;
    }

    private void refuseUnknown(String mapping) {
        TreeSet<String> known = new TreeSet<>();
        api.get("/api/intake/mappings").forEach(one -> known.add(one.get("name").asString()));
        if (mapping.isBlank()) {
            throw new Refused(texts.say("mapping-missing", String.join(", ", known)));
        }
        if (!known.contains(mapping)) {
            throw new Refused(texts.say("mapping-unknown", mapping, String.join(", ", known)));
        }
    }
}
