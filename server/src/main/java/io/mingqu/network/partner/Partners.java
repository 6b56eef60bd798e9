package io.mingqu.network.partner;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What other modules may ask about partners. Every method joins the caller's transaction (or opens one) and sees what the caller's scope sees;
 * imports and settlement run in system scope and see all.
 */
public interface Partners {
  /** {@code sealNo} for "everything known by now". */
  long NOW = Long.MAX_VALUE;

  /** The partner that {@code source} calls {@code code}. */
  OptionalLong idByCode(String source, String code);

  /** All codes of a source: read once per file, not once per line. */
  Map<String, Long> idsByCode(String source);

  /** Our own codes: {@code code → id}. */
  Map<String, Long> idsByOwnCode();

  /**
   * Makes the partners that {@code source} names and we do not have, in one statement however many they are. Those that exist are left as they are.
   *
   * @param knownSeal the seal of the batch that brings them
   * @return the id of every code given, new or not
   */
  Map<String, Long> createDrafts(String source, List<PartnerDraft> drafts, long knownSeal);

  /** The declared partner for lines that name none 未知客户. */
  long unknownCustomer();

  Optional<PartnerView> byId(long id);

  Map<Long, PartnerView> byIds(Collection<Long> ids);

  /** What every partner counted as on {@code date}, as known at {@code sealNo}. */
  PartnerAttributes attributesAsOf(LocalDate date, long sealNo);

  /** The partners directly below, as known at {@code sealNo}, ascending by id. */
  List<Long> childrenOf(long partnerId, LinkRole role, LocalDate date, long sealNo);

  /** All partners above, nearest first, as known at {@code sealNo}. */
  List<Long> ancestorsOf(long partnerId, LinkRole role, LocalDate date, long sealNo);
}
