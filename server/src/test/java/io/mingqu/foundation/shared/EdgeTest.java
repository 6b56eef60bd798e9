package io.mingqu.foundation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MingquTest
class EdgeTest {
  @Autowired Http http;

  @Test
  void answersUnknownAddressesWithAProblemInTheCallersLanguage() {
    assertThat(http.get("/api/nowhere").json().path("detail").asString()).contains("There is nothing at /api/nowhere");
    assertThat(http.get("/api/nowhere", "Accept-Language", "zh-CN").json().path("detail").asString()).contains("没有 /api/nowhere 这个地址");
  }

  @Test
  void saysItIsHealthy() {
    assertThat(http.get("/actuator/health").json().path("status").asString()).isEqualTo("UP");
  }

  @Test
  void describesItself() {
    assertThat(http.get("/api/openapi.json").json().path("openapi").asString()).startsWith("3.1");
  }
}
