package io.railiance.platform.identity;

/**
 * How names of OpenID Connect are spelt here: no character that a configuration file, a shell or a
 * template reads.
 */
public final class OidcGrammar {
  private static final String HOST =
      "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,8}";

  private static final String PORT =
      "(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?";

  private static final String HTTPS = "https://" + HOST + PORT + "(/[A-Za-z0-9._~/-]{0,200})?";

  private static final String A_GROUP = "[A-Za-z0-9/][A-Za-z0-9_.:/@-]{0,127}";

  private static final String AN_AUDIENCE = "[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}";

  /** RFC 8414: https, no query, no fragment. */
  public static final String ISSUER = "^" + HTTPS + "$";

  /** An issuer, or nothing where there is none. */
  public static final String OPTIONAL_ISSUER = "^(" + HTTPS + ")?$";

  public static final String ISSUER_WORDS =
      "an https URL without query and fragment, such as https://id.example.org/realms/main";

  /** A claim at the top of a token: a name is read nowhere else. */
  public static final String USER_CLAIM = "^[A-Za-z_][A-Za-z0-9_-]{0,63}$";

  public static final String USER_CLAIM_WORDS =
      "a claim at the top of a token, such as preferred_username";

  /** A claim at the top of a token, or below others. */
  public static final String CLAIM =
      "^[A-Za-z_][A-Za-z0-9_-]{0,63}(\\.[A-Za-z_][A-Za-z0-9_-]{0,63}){0,3}$";

  public static final String CLAIM_WORDS = "a claim such as groups or realm_access.roles";

  public static final String GROUP = "^" + A_GROUP + "$";

  /** A group, or nothing where there is none. */
  public static final String OPTIONAL_GROUP = "^(" + A_GROUP + ")?$";

  public static final String GROUP_WORDS =
      "the name of a group: letters, digits and _ . : / @ -, at most 128";

  public static final String SCOPE = "^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}$";

  public static final String SCOPE_WORDS = "a scope: letters, digits and _ . : / -, at most 64";

  public static final String AUDIENCE = "^" + AN_AUDIENCE + "$";

  /** An audience or the id of a client, or nothing where there is none. */
  public static final String OPTIONAL_AUDIENCE = "^(" + AN_AUDIENCE + ")?$";

  public static final String AUDIENCE_WORDS =
      "an audience: letters, digits and _ . : / -, at most 128";

  /** A release, or a consumer with a dash and the name of its need. */
  public static final String CLIENT = "^[a-z]([-a-z0-9]{0,60}[a-z0-9])?$";

  public static final String CLIENT_WORDS =
      "the name of a client: a release, or <consumer>-<name of its login>";

  /** What is put in front of names of clients and Secrets. */
  public static final String PREFIX = "^[a-z]([-a-z0-9]{0,28}[a-z0-9])?-$";

  public static final String PREFIX_WORDS =
      "a prefix: lower-case letters, digits and dashes, ends with a dash, at most 31";

  /** A browser is sent to nothing else; http only to the machine that it runs on (RFC 8252). */
  public static final String REDIRECT =
      "^(https://"
          + HOST
          + "|http://localhost|http://127\\.0\\.0\\.1)"
          + PORT
          + "(/[A-Za-z0-9._~%/-]{0,200})?$";

  public static final String REDIRECT_WORDS =
      "an https URL without query, fragment and wildcard, or an http URL of localhost";

  private OidcGrammar() {}
}
