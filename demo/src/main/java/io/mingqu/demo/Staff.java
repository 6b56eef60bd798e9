package io.mingqu.demo;

import io.mingqu.cli.Api;
import io.mingqu.cli.ServerProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The people of the demo, one for every role, and some dealers' owners. */
final class Staff {

    private record Member(String login, String name, String role, String unit) {
    }

    private static final List<Member> MEMBERS = List.of(
            new Member("channel", "陈晓 渠道经理", "CHANNEL_MANAGER", ""),
            new Member("channel2", "何静 渠道副经理", "CHANNEL_MANAGER", ""),
            new Member("region", "刘伟 华东大区经理", "REGIONAL_MANAGER", "华东"),
            new Member("sales", "孙婷 江苏业务员", "SALES_REP", "华东-江苏"),
            new Member("pricing", "吴敏 价格管理", "PRICING", ""),
            new Member("preparer", "赵敏 财务制单", "FINANCE_PREPARER", ""),
            new Member("reviewer", "王芳 财务复核", "FINANCE_REVIEWER", ""),
            new Member("approver", "李静 财务审批", "FINANCE_APPROVER", ""),
            new Member("analyst", "徐鹏 分析", "ANALYST", ""));

    private Staff() {
    }

    static void hire(Api admin) {
        Map<String, Long> units = new HashMap<>();
        admin.get("/api/org-units").get("items").forEach(unit -> units.put(unit.get("code").asString(), Long.valueOf(unit.get("id").asString())));
        for (Member member : MEMBERS) {
            Map<String, Object> person = new HashMap<>(Map.of("login", member.login(), "name", member.name(), "roles", List.of(member.role()),
                    "password", Installation.PASSWORD, "language", "zh"));
            if (!member.unit().isEmpty()) {
                person.put("unitIds", List.of(units.get(member.unit())));
            }
            try {
                admin.post("/api/people", person);
            } catch (ServerProblem problem) {
                if (!problem.code().equals("access.login-taken")) {
                    throw problem;
                }
            }
        }
    }

    /** A login for the owner of each of these partners; returns the person ids in the same order. */
    static List<String> partnerOwners(Api admin, List<JsonNode> partners, String phones) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < partners.size(); i++) {
            JsonNode partner = partners.get(i);
            String name = partner.path("legalName").asString(partner.path("name").asString(partner.get("code").asString()));
            ids.add(admin.post("/api/people", Map.of("name", name.substring(0, Math.min(name.length(), 60)) + " 老板", "partner", true,
                    "phone", phones + "%02d".formatted(i + 1), "roles", List.of("PARTNER_OWNER"),
                    "partnerIds", List.of(Long.valueOf(partner.get("id").asString())))).get("id").asString());
        }
        return ids;
    }
}
