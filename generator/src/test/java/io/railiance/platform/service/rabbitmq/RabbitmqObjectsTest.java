package io.railiance.platform.service.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table that the agent keeps true, from needs as people write them. */
class RabbitmqObjectsTest {
  private static final Consumer SHOP =
      SpecReader.read(
              "shop.yaml",
              "name: shop\nnamespace: shop\npodLabels: {app: shop}\nneeds: {}\n",
              Consumer.class)
          .value();

  private static List<String> lines(boolean owns, String need) {
    RabbitmqNeed read = SpecReader.read("need.yaml", need, RabbitmqNeed.class).value();
    RabbitmqUser user = new RabbitmqUser("shop-web", SHOP, read, owns);
    return RabbitmqObjects.of(List.of(user)).stream()
        .map(object -> object.path() + " " + object.body())
        .toList();
  }

  @Test
  void in_its_own_virtual_host_a_user_may_do_everything() {
    assertThat(lines(true, "{release: rabbitmq, name: web, vhost: shop}"))
        .contains(
            "vhosts/shop {\"default_queue_type\":\"quorum\"}",
            "permissions/shop/shop-web {\"configure\":\".*\",\"read\":\".*\",\"write\":\".*\"}");
  }

  @Test
  void in_that_of_another_it_may_do_what_is_stated() {
    assertThat(lines(false, "{release: rabbitmq, name: web, vhost: stock, read: '^stock$'}"))
        .contains(
            "permissions/stock/shop-web {\"configure\":\"^$\",\"read\":\"^stock$\",\"write\":\"^$\"}");
  }

  @Test
  void a_virtual_host_comes_before_who_may_use_it_and_a_queue_last() {
    assertThat(
            lines(
                true,
                """
                release: rabbitmq
                name: web
                vhost: shop
                queues: [{name: orders, type: stream}]
                policies:
                  - {name: short, pattern: ^mail, applyTo: quorum_queues, definition: {max-length: 10, overflow: reject-publish}}
                """))
        .containsSubsequence(
            "vhosts/shop {\"default_queue_type\":\"quorum\"}",
            "users/shop-web {\"hashing_algorithm\":\"rabbit_password_hashing_sha256\","
                + "\"password_hash\":\"@HASH@\",\"tags\":[\"platform\"]}",
            "permissions/shop/shop-web {\"configure\":\".*\",\"read\":\".*\",\"write\":\".*\"}",
            "policies/shop/platform.short {\"apply-to\":\"quorum_queues\","
                + "\"definition\":{\"max-length\":10,\"overflow\":\"reject-publish\"},"
                + "\"pattern\":\"^mail\",\"priority\":0}",
            "queues/shop/orders {\"arguments\":{\"x-queue-type\":\"stream\"},\"durable\":true}");
  }
}
