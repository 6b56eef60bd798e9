package io.mingqu.foundation.organisation;

/** 总部, 大区, 省区, 办事处, 部门. */
public enum UnitKind { HEAD_OFFICE, REGION, PROVINCE, OFFICE, DEPARTMENT }
