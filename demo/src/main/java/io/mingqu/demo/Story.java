package io.mingqu.demo;

import io.mingqu.cli.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What happened in the weeks before the demo's today, so that every screen has something to show. */
final class Story {

    private static final int OWNERS = 6;
    private final Installation installation;
    private final String period;
    private final List<String> entities;
    private final String phones;

    /** @param phones the first nine digits of the owners' telephone numbers */
    Story(Installation installation, String period, List<String> entities, String phones) {
        this.installation = installation;
        this.period = period;
        this.entities = entities;
        this.phones = phones;
    }

    void tell() {
        Lifecycle lifecycle = new Lifecycle(installation);
        for (String entity : entities) {
            lifecycle.send(period, entity);
        }
        List<String> owners = Staff.partnerOwners(installation.operator(), partnersWithRebates(), phones);
        for (int i = 0; i < owners.size(); i++) {
            answer(owners.get(i), i);
        }
        for (String entity : entities) {
            lifecycle.pay(period, entity);
        }
    }

    /** Partners to whom the period's statements promise something. */
    private List<JsonNode> partnersWithRebates() {
        List<JsonNode> partners = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        Api preparer = installation.as("preparer");
        for (JsonNode statement : preparer.get("/api/statements?kind=REBATE&state=SENT&limit=300&period=" + period + "&entity=" + entities.getFirst()).get("items")) {
            String partner = statement.get("partnerId").asString();
            if (partners.size() < OWNERS && statement.get("payoutMinor").asLong() > 2_000 && !seen.contains(partner)) {
                seen.add(partner);
                partners.add(preparer.get("/api/partners/" + partner));
            }
        }
        return partners;
    }

    /** The first owners confirm what they were sent, one disputes a line of its account, the last leaves everything open. */
    private void answer(String person, int number) {
        Api owner = signIn(person);
        for (JsonNode statement : owner.get("/api/my/statements?limit=50").get("items")) {
            String path = "/api/my/statements/" + statement.get("id").asString();
            boolean account = statement.get("kind").asString().equals("ACCOUNT");
            if (number < OWNERS - 2 || number == OWNERS - 2 && !account) {
                owner.post(path + "/confirm", Map.of("note", "核对无误"));
            } else if (number == OWNERS - 2) {
                JsonNode lines = owner.get(path + "/lines?limit=1").get("items");
                if (!lines.isEmpty()) {
                    JsonNode line = lines.get(0);
                    owner.post(path + "/disputes", Map.of("lines", List.of(Map.of("documentNo", line.get("documentNo").asString(), "lineKey",
                            line.get("lineKey").asString())), "reason", "这一单少收了两箱，请核对签收单"));
                }
            }
        }
    }

    /** By link and one-time code, as the owner would on the phone. */
    private Api signIn(String person) {
        return signIn(installation, person);
    }

    static Api signIn(Installation installation, String person) {
        JsonNode link = installation.operator().post("/api/people/" + person + "/link", Map.of());
        Api owner = installation.anonymous();
        String url = link.get("link").asString();
        owner.post("/api/session/partner", Map.of("token", url.substring(url.lastIndexOf('/') + 1), "code", link.get("code").asString()));
        return owner;
    }
}
