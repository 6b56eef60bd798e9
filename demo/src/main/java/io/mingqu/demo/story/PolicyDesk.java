package io.mingqu.demo.story;

import io.mingqu.cli.Api;
import io.mingqu.demo.Installation;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings a policy into force the way people do: drafted, submitted, signed by somebody else, published with its examples. */
final class PolicyDesk {

    private PolicyDesk() {
    }

    static void publish(Installation installation, String kind, String documentNo, String validFrom, String validThrough, String body) {
        Api author = installation.as("channel");
        Api signer = installation.as("approver");
        JsonNode json = JsonMapper.shared().readTree(body);
        String version = author.post("/api/policies", Map.of("kind", kind, "code", json.get("code").asString(), "titleZh", json.get("nameZh").asString(),
                "titleEn", json.get("nameEn").asString(), "documentNo", documentNo, "validFrom", validFrom, "validThrough", validThrough, "body", json))
                .get("id").asString();
        author.post("/api/policies/versions/" + version + "/submit", Map.of());
        for (JsonNode card : signer.get("/api/approvals/inbox?limit=100").get("items")) {
            if (card.get("kind").asString().equals("policy") && card.get("subjectId").asString().equals(version)) {
                signer.post("/api/approvals/" + card.get("id").asString() + "/acts", Map.of("act", "APPROVE", "comment", "同意"));
            }
        }
        author.post("/api/policies/versions/" + version + "/publish", Map.of());
    }
}
