package io.railiance.platform.ha;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A connection to a server, which answers in a few seconds or is given up. */
final class Sql implements AutoCloseable {
  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  private Sql(String host, int port, Properties more) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(more);
    properties.setProperty("ApplicationName", "ha-agent");
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("loginTimeout", "3");
    properties.setProperty("socketTimeout", "5");
    properties.setProperty("cancelSignalTimeout", "1");
    properties.setProperty("gssEncMode", "disable");
    connection =
        new org.postgresql.Driver()
            .connect("jdbc:postgresql://" + host + ":" + port + "/postgres", properties);
  }

  /** Over TCP, with a password. */
  static Sql over(Address address, String user, String password) throws SQLException {
    return new Sql(address.host(), address.port(), login(user, password));
  }

  /**
   * Over TCP, with a password, to who shows a certificate of these authorities and knows the
   * password, too.
   */
  static Sql over(Address address, String user, String password, Path authorities)
      throws SQLException {
    Properties properties = login(user, password);
    properties.setProperty("sslmode", "verify-ca");
    properties.setProperty("sslrootcert", authorities.toString());
    properties.setProperty("channelBinding", "require");
    return new Sql(address.host(), address.port(), properties);
  }

  private static Properties login(String user, String password) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return properties;
  }

  /**
   * On this machine, through the socket in a folder, as the operating system's user that we are.
   */
  static Sql through(Path folder, int port, String user) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("sslmode", "disable");
    properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", folder.resolve(".s.PGSQL." + port).toString());
    return new Sql("localhost", port, properties);
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  void waitAtMost(Duration longest) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
  }

  boolean isUsable() {
    try {
      return connection.isValid(3);
    } catch (SQLException e) {
      return false;
    }
  }

  /** For one whose server may be gone: nothing is said, nothing is waited for. */
  void abandon() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is gone then.
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All or nothing. */
  void run(List<String> transaction) throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (String sql : transaction) {
        run(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  <T> List<T> rows(String sql, Row<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  <T> T row(String sql, Row<T> reader) throws SQLException {
    return rows(sql, reader).get(0);
  }

  boolean is(String sql) throws SQLException {
    return row(sql, row -> row.getBoolean(1));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
