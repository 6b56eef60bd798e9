package io.mingqu.foundation.access;

/** How a message reaches a person: SMS, 企业微信 …. The default shows it on the administrator's page and sends nothing. */
public interface MessageSender {
  /**
   * Sends; called outside any transaction, again after a failure.
   *
   * @throws RuntimeException to be tried again later
   */
  void send(OutgoingMessage message);

  /** Whether the text may be forgotten once sent; the demo outbox keeps it to be read. */
  default boolean forgetsText() {
    return true;
  }
}
