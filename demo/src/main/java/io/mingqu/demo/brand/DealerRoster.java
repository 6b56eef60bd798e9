package io.mingqu.demo.brand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the dealers: four in five are dealers, most others sub-dealers under a dealer of the same province, a few key accounts and platforms. */
final class DealerRoster {

    private static final List<String> FIRST = List.of("鑫", "恒", "盛", "润", "嘉", "宏", "瑞", "泰", "顺", "康", "德", "富", "华", "永", "兴", "裕", "丰", "祥", "和", "隆");
    private static final List<String> SECOND = List.of("源", "达", "通", "发", "益", "成", "悦", "茂", "佳", "腾", "昌", "诚", "洋", "捷", "磊", "旺", "百", "汇", "邦", "美");
    private static final List<String> FORMS = List.of("商贸有限公司", "食品有限公司", "饮品配送中心", "贸易有限公司", "副食品经营部", "供应链有限公司");
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何");
    private static final List<String> GIVEN = List.of("建国", "丽华", "志强", "敏", "伟", "静", "海涛", "秀英", "军", "晓燕", "鹏", "婷", "国庆", "玉兰", "磊", "芳");
    private static final List<String> MODES = List.of("买断", "买断", "买断", "买断", "买断", "买断", "代理", "代理", "代销", "特许");

    private final Seeded seeded;
    private final Set<String> usedNames = new HashSet<>();
    private final List<Dealer> dealers = new ArrayList<>();

    DealerRoster(long seed) {
        this.seeded = Seeded.of(seed, "dealers");
    }

    List<Dealer> make(int count) {
        for (int i = 1; i <= count; i++) {
            dealers.add(dealer(i));
        }
        return List.copyOf(dealers);
    }

    private Dealer dealer(int number) {
        Geography.Province province = seeded.pick(Geography.PROVINCES);
        int draw = seeded.below(1000);
        String type = draw < 770 ? "经销商" : draw < 950 ? "二批" : draw < 985 ? "KA" : "平台自营";
        String parent = "";
        if (type.equals("二批")) {
            Dealer above = dealerIn(province);
            if (above == null) {
                type = "经销商";
            } else {
                parent = above.code();
            }
        }
        String tier = type.equals("二批") ? "C" : letter(seeded.below(100));
        String name = name(province);
        String channel = switch (type) {
            case "KA" -> "现代渠道";
            case "平台自营" -> "电商渠道";
            default -> seeded.chance(200) ? "餐饮渠道" : "传统渠道";
        };
        int entities = seeded.below(100);
        List<String> with = entities < 65 ? List.of("XM01") : entities < 82 ? List.of("XM02") : List.of("XM01", "XM02");
        String phone = "13" + seeded.between(0, 9) + "%08d".formatted(seeded.below(100_000_000));
        return new Dealer("JXS%04d".formatted(number), name, name.substring(0, Math.min(name.length(), 6)), type, tier, seeded.pick(MODES),
                province.region(), province.name(), parent, with, channel, seeded.pick(SURNAMES) + seeded.pick(GIVEN), phone);
    }

    private static String letter(int percent) {
        return percent < 12 ? "A" : percent < 45 ? "B" : "C";
    }

    private @org.jspecify.annotations.Nullable Dealer dealerIn(Geography.Province province) {
        List<Dealer> candidates = dealers.stream().filter(d -> d.type().equals("经销商") && d.province().equals(province.name())).toList();
        return candidates.isEmpty() ? null : seeded.pick(candidates);
    }

    private String name(Geography.Province province) {
        String city = seeded.pick(province.cities());
        while (true) {
            String name = city + seeded.pick(FIRST) + seeded.pick(SECOND) + seeded.pick(FORMS);
            if (usedNames.add(name)) {
                return name;
            }
        }
    }
}
