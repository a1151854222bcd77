package io.railiance.platform.service.openbao;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.report.Location;
import io.railiance.platform.service.Order;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a consumer may follows from its names alone. */
class OpenbaoRoleTest {
  private static final Consumer SHOP =
      new Consumer(
          "shop", "shop-space", Map.of("app", "shop"), JsonNodeFactory.instance.objectNode());

  @Test
  void eachRuleIsBelowTheConsumersOwnPath() {
    for (String access : new String[] {"read", "write"}) {
      assertThat(role(access).rules().keySet())
          .isNotEmpty()
          .allMatch(path -> path.matches("kv/[a-z]+/consumers/shop/web/\\*"));
    }
  }

  @Test
  void whoReadsOnlyReads() {
    assertThat(role("read").rules().values())
        .allMatch(capabilities -> capabilities.matches("(list,)?read"));
  }

  @Test
  void whoWritesCannotDestroyForGood() {
    assertThat(role("write").rules().keySet()).noneMatch(path -> path.contains("/destroy/"));
    assertThat(role("write").rules().get("kv/metadata/consumers/shop/web/*"))
        .isEqualTo("list,read");
  }

  @Test
  void theAccountIsOneOfTheConsumersNamespace() {
    assertThat(role("read").namespace()).isEqualTo("shop-space");
    assertThat(role("read").account()).isEqualTo("shop-web");
  }

  private static OpenbaoRole role(String access) {
    OpenbaoNeed need = new OpenbaoNeed("openbao", "web", "shop-web", access);
    return OpenbaoRole.of(new Order.Of<>(SHOP, need, Location.of("specs/consumers/shop.yaml")));
  }
}
