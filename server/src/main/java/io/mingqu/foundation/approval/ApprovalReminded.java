package io.mingqu.foundation.approval;

/** 催办: the requester asks those at the desk to look. */
public record ApprovalReminded(String approvalId, String kind, String titleZh, String titleEn, String desk) {}
