package io.railiance.platform.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full DNS name of a Service, or of one of its pods, as it stands in some text: {@code
 * valkey-0.valkey-headless.platform.svc.cluster.local:6379}.
 *
 * @param pod empty where none is named, or only a program knows which
 * @param port 0 where none follows
 */
record ServiceName(String pod, String service, int port, String shown) {
  private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";

  /** What ends a variable in front of a name: it is then only the end of a name. */
  private static final Pattern MADE_UP = Pattern.compile("[A-Za-z0-9_$})%>-]");

  /** All in a text that lie in a namespace. */
  static List<ServiceName> in(String text, String namespace, String clusterDomain) {
    String inside = "." + namespace + ".svc";
    if (!text.contains(inside)) {
      return List.of();
    }
    Pattern form =
        Pattern.compile(
            "(?:("
                + LABEL
                + ")\\.)?("
                + LABEL
                + ")"
                + Pattern.quote(inside)
                + "(?:"
                + Pattern.quote("." + clusterDomain)
                + ")?(?![-.]?[a-z0-9])(?::([0-9]{2,5})\\b)?");
    List<ServiceName> names = new ArrayList<>();
    for (Matcher found = form.matcher(text); found.find(); ) {
      boolean madeUp =
          found.start() > 0
              && MADE_UP.matcher(text.substring(found.start() - 1, found.start())).matches();
      String pod = found.group(1) == null ? "" : found.group(1);
      if (!madeUp || !pod.isEmpty()) {
        int port = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        names.add(new ServiceName(madeUp ? "" : pod, found.group(2), port, found.group()));
      }
    }
    return names;
  }
}
