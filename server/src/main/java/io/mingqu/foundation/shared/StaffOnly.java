package io.mingqu.foundation.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For routes that everybody of the brand's staff may call, and no partner. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.PRICING, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER,
    Role.FINANCE_APPROVER, Role.ANALYST})
public @interface StaffOnly {}
