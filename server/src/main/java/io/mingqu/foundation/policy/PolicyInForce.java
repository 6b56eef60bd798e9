package io.mingqu.foundation.policy;

import java.time.LocalDate;

/** Days, cut to what was asked for, on which a version is in force. */
public record PolicyInForce(PolicyVersion version, LocalDate from, LocalDate through) {}
