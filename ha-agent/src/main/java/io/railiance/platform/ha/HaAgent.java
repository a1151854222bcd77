package io.railiance.platform.ha;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.security.Security;
import java.util.List;
import java.util.Map;

/**
 * The program {@code ha}. What it is told in the environment is in {@link ConfigurationReader}, how
 * it lives and ends in {@link AgentProcess}.
 */
public final class HaAgent {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  /** {@code EX_CONFIG} of {@code sysexits.h}. */
  private static final int CONFIGURATION = 78;

  private static final String HELP =
      """
      ha run                  be the agent of the PostgreSQL of this container
      ha status               who leads, who follows, and why the last step was taken
      ha switchover [NODE]    let NODE lead, or whichever is best
      ha help                 this
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  HaAgent(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    System.exit(new HaAgent(System.getenv(), System.out, System.err).run(List.of(arguments)));
  }

  /**
   * @return the exit status
   */
  int run(List<String> arguments) {
    try {
      return command(arguments);
    } catch (Misconfigured e) {
      e.mistakes().forEach(err::println);
      return CONFIGURATION;
    } catch (IOException e) {
      // The message of a failure with a file is the file's name alone.
      err.println("ha: " + (e instanceof FileSystemException ? e : e.getMessage()));
      return FAILED;
    }
  }

  private int command(List<String> arguments) throws Misconfigured, IOException {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    if (arguments.size() == 1 && command.equals("run")) {
      return agent();
    } else if (arguments.size() == 1 && command.equals("status")) {
      return status();
    } else if (arguments.size() <= 2 && command.equals("switchover")) {
      return switchover(arguments.size() == 2 ? arguments.get(1) : "");
    } else if (arguments.size() == 1 && command.equals("help")) {
      out.print(HELP);
      return 0;
    }
    err.print(HELP);
    return USAGE;
  }

  private int agent() throws Misconfigured, IOException {
    Configuration configuration = ConfigurationReader.read(environment);
    // A pod that comes back has another address, and must not be looked for at the old one.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
    // Whoever connects and says nothing must not keep others from being heard; seconds.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
    new AgentProcess(configuration, Log.standard()).run();
    return 0;
  }

  private int status() throws Misconfigured, IOException {
    HttpResponse<String> response = admin().status();
    out.print(response.body());
    return response.statusCode() == 200 ? 0 : FAILED;
  }

  private int switchover(String to) throws Misconfigured, IOException {
    HttpResponse<String> response = admin().switchover(to);
    if (response.statusCode() == 202) {
      out.println("begun; ha status tells how far it is");
      return 0;
    }
    err.println("ha: " + response.body().strip());
    return FAILED;
  }

  private Admin admin() throws Misconfigured {
    return new Admin(ConfigurationReader.adminPort(environment));
  }
}
