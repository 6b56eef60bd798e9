package io.mingqu.demo.brand;

import java.util.ArrayList;
import java.util.List;

/** The forty products of the made-up brand. */
final class Catalogue {

    private record Family(String entity, String category, String name, int[] sizes) {
    }

    private static final List<Family> FAMILIES = List.of(
            new Family("XM01", "饮用水", "溪鸣天然水", new int[] {350, 550, 1500, 4500}),
            new Family("XM01", "饮用水", "溪鸣矿泉水", new int[] {350, 500, 750}),
            new Family("XM01", "饮用水", "溪鸣苏打水", new int[] {400, 500, 1250}),
            new Family("XM01", "茶饮料", "溪鸣乌龙茶", new int[] {500, 900}),
            new Family("XM01", "茶饮料", "溪鸣茉莉花茶", new int[] {500, 900}),
            new Family("XM01", "茶饮料", "溪鸣冰红茶", new int[] {500, 1000}),
            new Family("XM01", "茶饮料", "溪鸣柠檬绿茶", new int[] {500, 1000}),
            new Family("XM01", "茶饮料", "溪鸣无糖普洱", new int[] {500, 900}),
            new Family("XM01", "碳酸饮料", "溪鸣汽水橙味", new int[] {330, 500, 1250}),
            new Family("XM01", "碳酸饮料", "溪鸣汽水青柠", new int[] {330, 500, 1250}),
            new Family("XM02", "果汁", "溪鸣鲜橙汁", new int[] {300, 1000}),
            new Family("XM02", "果汁", "溪鸣西柚汁", new int[] {300, 1000}),
            new Family("XM02", "果汁", "溪鸣山楂汁", new int[] {300, 1000}),
            new Family("XM02", "功能饮料", "溪鸣电解质水", new int[] {500, 900}),
            new Family("XM02", "功能饮料", "溪鸣维生素饮料", new int[] {250, 500}),
            new Family("XM02", "植物蛋白", "溪鸣核桃乳", new int[] {240, 1000}),
            new Family("XM02", "植物蛋白", "溪鸣燕麦奶", new int[] {250, 1000}));

    private Catalogue() {
    }

    static List<Product> products(long seed) {
        Seeded seeded = Seeded.of(seed, "products");
        List<Product> products = new ArrayList<>();
        for (Family family : FAMILIES) {
            for (int millilitres : family.sizes()) {
                int perCase = millilitres >= 4000 ? 4 : millilitres >= 1000 ? 12 : millilitres >= 700 ? 15 : 24;
                int perPack = perCase == 4 ? 2 : perCase == 15 ? 3 : 6;
                int price = 5 * seeded.between(14 + millilitres / 60, 40 + millilitres / 25);
                String size = millilitres >= 1000 && millilitres % 100 == 0 ? litres(millilitres) : millilitres + "ml";
                products.add(new Product("SP%03d".formatted(products.size() + 1), family.name() + size, size + "*" + perCase + "瓶", family.category(),
                        family.entity(), perPack, perCase, price, price + 5 * seeded.between(0, 3)));
            }
        }
        return products;
    }

    private static String litres(int millilitres) {
        int tenths = millilitres / 100;
        return tenths % 10 == 0 ? tenths / 10 + "L" : tenths / 10 + "." + tenths % 10 + "L";
    }

    /** What some dealers call our products in their own systems, and their units for 箱 and 瓶. */
    static List<Brand.OwnName> ownNames(List<Product> products) {
        List<Brand.OwnName> names = new ArrayList<>();
        for (int i = 0; i < products.size(); i += 3) {
            Product product = products.get(i);
            String name = product.name().replace("溪鸣", "XM") + (product.bottlesPerCase() > 12 ? "小瓶" : "大瓶");
            names.add(new Brand.OwnName(name, "件", product, "箱"));
            names.add(new Brand.OwnName(name, "支", product, "瓶"));
            names.add(new Brand.OwnName(name, "板", product, "提"));
        }
        return names;
    }
}
