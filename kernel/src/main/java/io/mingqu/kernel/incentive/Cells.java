package io.mingqu.kernel.incentive;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines that no programme can tell apart by scope share a cell: same currency, kind, channel, entity, category and product class
 * (products that appear in the same product lists). Which programmes count a cell is decided once per cell, not per line.
 */
final class Cells {
    private static final int KINDS = 12;
    private static final int DENSE_MAX = 1 << 20;
    private static final CodeKind[] CODES = CodeKind.values();
    private static final int CODE_KINDS = CODES.length;

    private final List<String> currencies;
    private final int entities;
    private final int channels;
    private final int categories;
    private final int[] classOfProduct;
    private final List<Integer> productOfClass = new ArrayList<>();
    private final @Nullable CellNumbers numbers;
    private final int dense;
    private final List<CompiledProgramme> programmes;

    Cells(List<LineBatch> batches, List<CompiledProgramme> programmes) {
        this.programmes = programmes;
        this.currencies = batches.stream().map(LineBatch::currency).distinct().sorted().toList();
        int entity = -1;
        int channel = -1;
        int category = -1;
        int product = -1;
        for (LineBatch batch : batches) {
            entity = Math.max(entity, batch.extent.entity());
            channel = Math.max(channel, batch.extent.channel());
            category = Math.max(category, batch.extent.category());
            product = Math.max(product, batch.extent.product());
        }
        this.entities = entity + 2;
        this.channels = channel + 2;
        this.categories = category + 2;
        this.classOfProduct = classes(product + 2);
        long cells = Math.multiplyExact((long) Math.max(1, currencies.size()) * KINDS * CODE_KINDS, (long) entities);
        cells = Math.multiplyExact(Math.multiplyExact(cells, (long) channels), (long) categories);
        long combinations = Math.multiplyExact(cells, (long) productOfClass.size());
        this.dense = combinations <= DENSE_MAX ? (int) combinations : 0;
        this.numbers = dense > 0 ? null : new CellNumbers();
    }

    private int[] classes(int products) {
        int[] classes = new int[products];
        List<BitSet> lists = new ArrayList<>();
        for (CompiledProgramme each : programmes) {
            addIfPresent(lists, each.scoped.products());
            addIfPresent(lists, each.scoped.excludedProducts());
        }
        Map<BitSet, Integer> bySignature = new HashMap<>();
        for (int product = -1; product < products - 1; product++) {
            BitSet signature = new BitSet();
            for (int i = 0; i < lists.size(); i++) {
                signature.set(i, contains(lists.get(i), product));
            }
            Integer known = bySignature.putIfAbsent(signature, bySignature.size());
            if (known == null) {
                productOfClass.add(product);
            }
            classes[product + 1] = known == null ? bySignature.size() - 1 : known;
        }
        return classes;
    }

    private static void addIfPresent(List<BitSet> lists, @Nullable BitSet list) {
        if (list != null) {
            lists.add(list);
        }
    }

    private static boolean contains(BitSet set, int number) {
        return number >= 0 && set.get(number);
    }

    /** Cells numbered so far; none gets a number beyond once all lines were read. */
    int count() {
        return numbers == null ? dense : numbers.size();
    }

    /** The cell of a line; where combinations are many, numbered as they appear. */
    int cellOf(LineBatch batch, int currency, int row) {
        int kinds = (currency * KINDS + batch.kind[row]) * CODE_KINDS + batch.codeKind[row];
        long cell = (long) kinds * entities + batch.entity[row] + 1;
        cell = cell * channels + batch.channel[row] + 1;
        cell = cell * categories + batch.category[row] + 1;
        cell = cell * productOfClass.size() + classOfProduct[batch.product[row] + 1];
        return numbers == null ? (int) cell : numbers.numberOf(cell);
    }

    int currencyOf(LineBatch batch) {
        return currencies.indexOf(batch.currency());
    }

    /** Positions of the programmes that count lines of this cell. */
    int[] programmesOf(int cell) {
        long rest = numbers == null ? cell : numbers.combination(cell);
        final int product = productOfClass.get((int) (rest % productOfClass.size()));
        rest /= productOfClass.size();
        final int category = (int) (rest % categories) - 1;
        rest /= categories;
        final int channel = (int) (rest % channels) - 1;
        rest /= channels;
        final int entity = (int) (rest % entities) - 1;
        rest /= entities;
        final CodeKind codeKind = CODES[(int) (rest % CODE_KINDS)];
        rest /= CODE_KINDS;
        final MovementKind kind = MovementKind.ofNumber((int) (rest % KINDS));
        final String currency = currencies.get((int) (rest / KINDS));
        int[] counted = new int[programmes.size()];
        int n = 0;
        for (int p = 0; p < counted.length; p++) {
            ScopedProgramme scoped = programmes.get(p).scoped;
            Programme programme = scoped.programme();
            if (programme.currency().equals(currency)
                    && programme.base().measure().counts(kind)
                    && covers(scoped.channels(), channel)
                    && covers(scoped.entities(), entity)
                    && (!programme.base().measure().ofGoods() || coversItem(scoped, codeKind, category, product))) {
                counted[n++] = p;
            }
        }
        return Arrays.copyOf(counted, n);
    }

    private static boolean covers(@Nullable BitSet set, int number) {
        return set == null || contains(set, number);
    }

    private static boolean coversItem(ScopedProgramme scoped, CodeKind codeKind, int category, int product) {
        BitSet categories = scoped.categories();
        BitSet products = scoped.products();
        BitSet excluded = scoped.excludedProducts();
        boolean any = categories == null && products == null;
        boolean byCategory = categories != null && contains(categories, category);
        boolean byProduct = products != null && contains(products, product);
        return scoped.programme().scope().items().codeKinds().contains(codeKind)
                && (any || byCategory || byProduct)
                && (excluded == null || !contains(excluded, product));
    }
}
