package io.mingqu.kernel.incentive;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import java.util.Arrays;

/**
 * Movement lines of one currency in columns. Partners, products, categories, channels and entities are dense numbers from 0
 * chosen by the caller, −1 where a line names none. The line key is unique over all batches of a settlement and orders lines as
 * business does: by date, document and line within a partner, so that ties never depend on storage.
 */
public final class LineBatch {
    private final String currency;
    final int size;
    final long[] lineKey;
    final int[] partner;
    final int[] entity;
    final int[] channel;
    final int[] product;
    final int[] category;
    final byte[] kind;
    final byte[] codeKind;
    final int[] day;
    final int[] originalDay;
    final int[] knownDay;
    final long[] netMinor;
    final long[] grossMinor;
    final long[] quantityMilli;
    final Extent extent;

    /** The largest numbers in use, −1 for none, and whether any line counts on another day than its own. */
    record Extent(int partner, int entity, int channel, int product, int category, boolean reversals) {}

    private LineBatch(Builder b) {
        this.currency = b.currency;
        this.size = b.size;
        this.lineKey = Arrays.copyOf(b.lineKey, size);
        this.partner = Arrays.copyOf(b.partner, size);
        this.entity = Arrays.copyOf(b.entity, size);
        this.channel = Arrays.copyOf(b.channel, size);
        this.product = Arrays.copyOf(b.product, size);
        this.category = Arrays.copyOf(b.category, size);
        this.kind = Arrays.copyOf(b.kind, size);
        this.codeKind = Arrays.copyOf(b.codeKind, size);
        this.day = Arrays.copyOf(b.day, size);
        this.originalDay = Arrays.copyOf(b.originalDay, size);
        this.knownDay = Arrays.copyOf(b.knownDay, size);
        this.netMinor = Arrays.copyOf(b.netMinor, size);
        this.grossMinor = Arrays.copyOf(b.grossMinor, size);
        this.quantityMilli = Arrays.copyOf(b.quantityMilli, size);
        this.extent = new Extent(b.maxPartner, b.maxEntity, b.maxChannel, b.maxProduct, b.maxCategory, b.reversals);
    }

    public String currency() {
        return currency;
    }

    public int size() {
        return size;
    }

    public long lineKey(int row) {
        return lineKey[row];
    }

    public int partner(int row) {
        return partner[row];
    }

    public static Builder builder(String currency, int expectedLines) {
        return new Builder(currency, Math.max(16, expectedLines));
    }

    /** Appends lines one by one: where, what, when, how much, then {@link #add}. What is not set again stays. */
    public static final class Builder {
        private final String currency;
        private int size;
        private long[] lineKey;
        private int[] partner;
        private int[] entity;
        private int[] channel;
        private int[] product;
        private int[] category;
        private byte[] kind;
        private byte[] codeKind;
        private int[] day;
        private int[] originalDay;
        private int[] knownDay;
        private long[] netMinor;
        private long[] grossMinor;
        private long[] quantityMilli;
        private int atPartner;
        private int atEntity;
        private int atChannel;
        private byte ofKind;
        private byte ofCodeKind;
        private int ofProduct = -1;
        private int ofCategory = -1;
        private int onDay;
        private int onOriginalDay;
        private int onKnownDay;
        private int maxPartner = -1;
        private int maxEntity = -1;
        private int maxChannel = -1;
        private int maxProduct = -1;
        private int maxCategory = -1;
        private boolean reversals;

        private Builder(String currency, int capacity) {
            this.currency = currency;
            lineKey = new long[capacity];
            partner = new int[capacity];
            entity = new int[capacity];
            channel = new int[capacity];
            product = new int[capacity];
            category = new int[capacity];
            kind = new byte[capacity];
            codeKind = new byte[capacity];
            day = new int[capacity];
            originalDay = new int[capacity];
            knownDay = new int[capacity];
            netMinor = new long[capacity];
            grossMinor = new long[capacity];
            quantityMilli = new long[capacity];
        }

        public Builder where(int partner, int entity, int channel) {
            if (partner < 0) {
                throw new IllegalArgumentException("partner number must not be negative, was " + partner);
            }
            maxPartner = Math.max(maxPartner, partner);
            maxEntity = Math.max(maxEntity, entity);
            maxChannel = Math.max(maxChannel, channel);
            this.atPartner = partner;
            this.atEntity = entity;
            this.atChannel = channel;
            return this;
        }

        public Builder what(MovementKind kind, CodeKind codeKind, int product, int category) {
            maxProduct = Math.max(maxProduct, product);
            maxCategory = Math.max(maxCategory, category);
            this.ofKind = (byte) kind.number();
            this.ofCodeKind = (byte) codeKind.ordinal();
            this.ofProduct = product;
            this.ofCategory = category;
            return this;
        }

        /** Business date, on time, reversing nothing. */
        public Builder when(int epochDay) {
            return when(epochDay, epochDay, epochDay);
        }

        /**
         * All three as days since 1970-01-01.
         *
         * @param originalDay business date of the sale a linked return reverses, else the day itself
         * @param knownDay    day its batch was sealed
         */
        public Builder when(int epochDay, int originalDay, int knownDay) {
            reversals |= originalDay != epochDay;
            this.onDay = epochDay;
            this.onOriginalDay = originalDay;
            this.onKnownDay = knownDay;
            return this;
        }

        public Builder add(long key, long net, long gross, long quantity) {
            if (size == lineKey.length) {
                grow();
            }
            int i = size++;
            lineKey[i] = key;
            partner[i] = atPartner;
            entity[i] = atEntity;
            channel[i] = atChannel;
            product[i] = ofProduct;
            category[i] = ofCategory;
            kind[i] = ofKind;
            codeKind[i] = ofCodeKind;
            day[i] = onDay;
            originalDay[i] = onOriginalDay;
            knownDay[i] = onKnownDay;
            netMinor[i] = net;
            grossMinor[i] = gross;
            quantityMilli[i] = quantity;
            return this;
        }

        private void grow() {
            int capacity = Math.addExact(size, Math.max(16, size >> 1));
            lineKey = Arrays.copyOf(lineKey, capacity);
            partner = Arrays.copyOf(partner, capacity);
            entity = Arrays.copyOf(entity, capacity);
            channel = Arrays.copyOf(channel, capacity);
            product = Arrays.copyOf(product, capacity);
            category = Arrays.copyOf(category, capacity);
            kind = Arrays.copyOf(kind, capacity);
            codeKind = Arrays.copyOf(codeKind, capacity);
            day = Arrays.copyOf(day, capacity);
            originalDay = Arrays.copyOf(originalDay, capacity);
            knownDay = Arrays.copyOf(knownDay, capacity);
            netMinor = Arrays.copyOf(netMinor, capacity);
            grossMinor = Arrays.copyOf(grossMinor, capacity);
            quantityMilli = Arrays.copyOf(quantityMilli, capacity);
        }

        public int size() {
            return size;
        }

        public LineBatch build() {
            if (ofKind == 0 && size > 0) {
                throw new IllegalStateException("what() was never called: lines have no movement kind");
            }
            return new LineBatch(this);
        }
    }
}
