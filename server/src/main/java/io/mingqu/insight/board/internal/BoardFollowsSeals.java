package io.mingqu.insight.board.internal;

import io.mingqu.foundation.intake.BatchSealed;
import io.mingqu.foundation.intake.BatchVoided;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The board moves when a batch becomes known and when one is undone. */
@Configuration(proxyBeanMethods = false)
class BoardFollowsSeals {
  static final String TOPIC = "board.moved";
  private final BoardStore store;
  private final Live live;

  BoardFollowsSeals(BoardStore store, Live live) {
    this.store = store;
    this.live = live;
  }

  @Bean
  OutboxListener<BatchSealed> boardFollowsSealedBatches() {
    return new OutboxListener<>() {
      @Override
      public Class<BatchSealed> eventType() {
        return BatchSealed.class;
      }

      @Override
      public void on(BatchSealed event) {
        follow(event.batchId(), event.sealNo());
      }

      @Override
      public String name() {
        return "board.sealed";
      }
    };
  }

  @Bean
  OutboxListener<BatchVoided> boardFollowsVoidedBatches() {
    return new OutboxListener<>() {
      @Override
      public Class<BatchVoided> eventType() {
        return BatchVoided.class;
      }

      @Override
      public void on(BatchVoided event) {
        follow(event.batchId(), event.sealNo());
      }

      @Override
      public String name() {
        return "board.voided";
      }
    };
  }

  private void follow(long batchId, long sealNo) {
    int days = store.follow(batchId, sealNo);
    if (days > 0) {
      live.tell(new LiveMessage(TOPIC, null, null, Map.of("sealNo", String.valueOf(sealNo), "days", String.valueOf(days))));
    }
  }
}
