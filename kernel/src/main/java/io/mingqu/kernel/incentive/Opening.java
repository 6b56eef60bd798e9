package io.mingqu.kernel.incentive;

import java.time.LocalDate;

/**
 * Year-to-date volume 年初至今 a partner brings along from the time before we counted: added to the base of the period its last
 * day falls in.
 *
 * @param partner    the partner's number
 * @param programme  position of the programme in the settlement
 * @param through    last day it covers
 * @param qualifying in the unit of the qualifying base
 * @param paying     in the unit of the paying base
 */
public record Opening(int partner, int programme, LocalDate through, long qualifying, long paying) {}
