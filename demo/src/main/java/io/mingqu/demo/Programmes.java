package io.mingqu.demo;

import io.mingqu.cli.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings programmes into force the way people do: drafted, submitted, signed by somebody else, published with their examples. */
final class Programmes {

    private Programmes() {
    }

    /** Publishes all programmes of a file; returns how many. */
    static int publish(Installation installation, String resource, int firstNumber) {
        Api author = installation.as("channel");
        Api signer = installation.as("approver");
        Map<String, Long> entities = new LinkedHashMap<>();
        author.get("/api/entities").get("items").forEach(entity -> entities.put(entity.get("code").asString(), Long.valueOf(entity.get("id").asString())));
        int count = 0;
        for (JsonNode programme : JsonMapper.shared().readTree(Resources.bytes(resource)).get("programmes")) {
            Map<String, Object> policy = new LinkedHashMap<>();
            policy.put("kind", "programme");
            policy.put("code", programme.get("code").asString());
            policy.put("entityId", entities.get(programme.get("entity").asString()));
            policy.put("titleZh", programme.get("nameZh").asString());
            policy.put("titleEn", programme.get("nameEn").asString());
            policy.put("documentNo", "溪鸣渠字〔2025〕%d号".formatted(firstNumber + count));
            policy.put("validFrom", programme.get("validFrom").asString());
            policy.put("validThrough", programme.get("validTo").asString());
            policy.put("body", programme);
            String version = author.post("/api/policies", policy).get("id").asString();
            bringIntoForce(author, signer, version);
            count++;
        }
        return count;
    }

    /** Submitted, signed by somebody else, published. */
    static void bringIntoForce(Api author, Api signer, String version) {
        author.post("/api/policies/versions/" + version + "/submit", Map.of());
        sign(signer, version);
        author.post("/api/policies/versions/" + version + "/publish", Map.of());
    }

    private static void sign(Api signer, String version) {
        for (JsonNode card : signer.get("/api/approvals/inbox?limit=100").get("items")) {
            if (card.get("kind").asString().equals("policy") && card.get("subjectId").asString().equals(version)) {
                signer.post("/api/approvals/" + card.get("id").asString() + "/acts", Map.of("act", "APPROVE", "comment", "同意"));
                return;
            }
        }
        throw new IllegalStateException("policy version " + version + " is not waiting for the approver's signature");
    }
}
