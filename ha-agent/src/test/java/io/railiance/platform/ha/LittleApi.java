package io.railiance.platform.ha;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/** The part of the Kubernetes API that an agent uses: objects that have versions, over TLS. */
final class LittleApi implements AutoCloseable {
  private final HttpsServer server;
  private final Map<String, Map<String, Object>> objects = new TreeMap<>();
  private final List<Map<String, Object>> events = new ArrayList<>();
  private boolean up = true;
  private long changes;

  private record Reply(int status, Map<String, Object> object) {}

  LittleApi(SSLContext certificate) throws IOException {
    this(FakeApi.anyPort(), certificate);
  }

  LittleApi(InetSocketAddress at, SSLContext certificate) throws IOException {
    server = HttpsServer.create(at, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate));
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  synchronized void up(boolean up) {
    this.up = up;
  }

  /** Of the object whose path ends so; empty if it is not there. */
  synchronized Map<String, Object> part(String pathEnd, String... names) {
    Map<String, Object> part = new HashMap<>();
    objects.forEach((path, object) -> part.putAll(path.endsWith(pathEnd) ? object : Map.of()));
    Map<String, Object> found = part;
    for (String name : names) {
      found = child(found, name);
    }
    return found;
  }

  /** As a person does it. */
  synchronized void delete(String pathEnd) {
    objects.keySet().removeIf(path -> path.endsWith(pathEnd));
  }

  synchronized List<Object> reasonsOfEvents() {
    return events.stream().map(event -> event.get("reason")).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Reply reply = reply(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
      byte[] text = Json.write(reply.object()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private synchronized Reply reply(String method, String path, String body) {
    if (!up) {
      return status(503, "ServiceUnavailable");
    }
    try {
      return switch (method) {
        case "GET" -> objects.containsKey(path) ? kept(path) : status(404, "NotFound");
        case "POST" -> create(path, Json.readObject(body));
        default -> patch(path, Json.readObject(body));
      };
    } catch (Malformed e) {
      return status(400, e.getMessage());
    }
  }

  private Reply kept(String path) {
    return new Reply(200, objects.get(path));
  }

  private Reply create(String folder, Map<String, Object> object) {
    if (folder.endsWith("/events")) {
      events.add(object);
      return new Reply(201, object);
    }
    String path = folder + "/" + child(object, "metadata").get("name");
    if (objects.containsKey(path)) {
      return status(409, "AlreadyExists");
    }
    return keep(path, object);
  }

  /** Pods are there whenever somebody asks for one. */
  private Reply patch(String path, Map<String, Object> patch) {
    Map<String, Object> before = objects.get(path);
    if (before == null && !path.contains("/pods/")) {
      return status(404, "NotFound");
    }
    Object version = child(patch, "metadata").get("resourceVersion");
    if (version != null && !version.equals(child(before, "metadata").get("resourceVersion"))) {
      return status(409, "Conflict");
    }
    return keep(path, merged(before == null ? Map.of() : before, patch));
  }

  private Reply keep(String path, Map<String, Object> object) {
    Map<String, Object> version = Map.of("resourceVersion", Long.toString(++changes));
    objects.put(path, merged(object, Map.of("metadata", version)));
    return kept(path);
  }

  /** As RFC 7396 has it: null takes away. */
  private static Map<String, Object> merged(Map<String, Object> object, Map<String, Object> patch) {
    Map<String, Object> merged = new HashMap<>(object);
    patch.forEach(
        (name, value) -> {
          if (value == null) {
            merged.remove(name);
          } else {
            merged.put(
                name,
                value instanceof Map<?, ?>
                    ? merged(child(merged, name), child(patch, name))
                    : value);
          }
        });
    return merged;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> object, String name) {
    return (Map<String, Object>) object.getOrDefault(name, Map.of());
  }

  private static Reply status(int code, String reason) {
    return new Reply(code, Map.of("kind", "Status", "reason", reason, "message", reason));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
