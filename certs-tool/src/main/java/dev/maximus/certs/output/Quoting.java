package dev.maximus.certs.output;

import java.util.regex.Pattern;

/** How a text is written where others would take some of its characters for more than text. */
final class Quoting {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern PLAIN_CONNINFO = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

  private Quoting() {}

  /** For a POSIX shell: nothing has a meaning between single quotes. */
  static String shell(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** A value in a connection string of libpq (34.1.1.1 of PostgreSQL's manual). */
  static String conninfo(String text) {
    return PLAIN_CONNINFO.matcher(text).matches()
        ? text
        : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** For curl's {@code --cert}, where a colon would begin a passphrase. */
  static String curlCertificate(String path) {
    return path.replace("\\", "\\\\").replace(":", "\\:");
  }

  /** A string of postgresql.conf, which knows backslashes. */
  static String postgres(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** A string of nginx, of redis.conf, of JSON and so of YAML. */
  static String doubleQuoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A value in a file of Java properties, with nothing but ASCII. */
  static String property(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || (c == ' ' && out.length() == 0)) {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
