package io.mingqu.kernel.partner;

/** Personal data as they may be seen without a reason 脱敏. */
public final class Masking {
    private Masking() {
    }

    /** 138****5678: the first three and the last four of at least eight characters, otherwise stars only. */
    public static String phone(String phone) {
        String digits = phone.strip();
        return digits.length() < 8 ? stars(digits) : digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }

    /** 王**: the first character. */
    public static String name(String name) {
        String text = name.strip();
        if (text.isEmpty()) {
            return "";
        }
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "**";
    }

    /** **** 6789: the last four of at least eight characters, otherwise stars only. */
    public static String account(String account) {
        String digits = account.strip().replace(" ", "");
        return digits.length() < 8 ? stars(digits) : "**** " + digits.substring(digits.length() - 4);
    }

    private static String stars(String text) {
        return text.isEmpty() ? "" : "****";
    }
}
