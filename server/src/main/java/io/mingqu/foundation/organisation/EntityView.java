package io.mingqu.foundation.organisation;

/**
 * A legal entity of the brand group.
 *
 * @param currency ISO 4217
 * @param uscc     统一社会信用代码, empty where there is none
 */
public record EntityView(long id, String code, String nameZh, String nameEn, String currency, String uscc, boolean closed) {}
