package io.mingqu.trade.stock;

import io.mingqu.kernel.stock.Stuffing;

/** Signs that goods were pushed into a partner 压货: what was bought, sold and held, in minor units at purchase prices, and what stands out. */
public record StuffingSignal(long partnerId, String currency, Stuffing.Facts facts, Stuffing.Reading reading) {}
