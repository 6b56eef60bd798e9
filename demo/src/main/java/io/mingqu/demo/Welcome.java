package io.mingqu.demo;

/** What the demo prints when it is ready. */
final class Welcome {

    private Welcome() {
    }

    static void print(Installation installation) {
        boolean chinese = installation.texts().language().equals("zh");
        System.out.println();
        System.out.println("  " + installation.server());
        System.out.println(chinese ? "  登录（密码均为 " + Installation.PASSWORD + "）:" : "  Logins (password " + Installation.PASSWORD + " for all):");
        System.out.println("    preparer reviewer approver   " + (chinese ? "财务：月结工作台、对账单、账本" : "finance: month-end workbench, statements, ledger"));
        System.out.println("    channel region sales         " + (chinese ? "业务：政策、经销商、审批" : "sales: programmes, dealers, approvals"));
        System.out.println("    pricing analyst              " + (chinese ? "价格、分析" : "pricing, analysis"));
        System.out.println(chinese ? "  经销商手机页：在登录页选「经销商」，手机号 13900001001（验证码会显示）"
                : "  Dealer's phone page: choose \"partner\" at the login, phone 13900001001 (the code is shown)");
        System.out.println(chinese ? "  先看：以 preparer 登录 → 月结工作台，2026-02；再点任一金额看「为什么」。"
                : "  Look first: sign in as preparer → month-end workbench, 2026-02; then click any amount to see why.");
    }
}
