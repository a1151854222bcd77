package io.railiance.platform.ha;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of JSON, asked for its fields by name and type.
 *
 * @param path of the object in messages: {@code spec.}
 */
record Fields(String path, Map<?, ?> object) {
  static Fields of(Map<String, Object> object) {
    return new Fields("", object);
  }

  String text(String name) throws Malformed {
    return must(name, String.class, "a string");
  }

  /** Null is as good as absent: the API says the same by both. */
  Optional<String> optionalText(String name) throws Malformed {
    return object.get(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  boolean flag(String name) throws Malformed {
    return must(name, Boolean.class, "true or false");
  }

  /** A whole number, 0 or more. */
  long count(String name) throws Malformed {
    Number number = must(name, Number.class, "a number");
    if (!(number instanceof Integer || number instanceof Long) || number.longValue() < 0) {
      throw new Malformed(path + name + " is " + number + ", not a count");
    }
    return number.longValue();
  }

  Fields object(String name) throws Malformed {
    return new Fields(path + name + ".", must(name, Map.class, "an object"));
  }

  List<String> texts(String name) throws Malformed {
    List<String> all = new ArrayList<>();
    for (Object member : must(name, List.class, "a list")) {
      if (!(member instanceof String text)) {
        throw new Malformed(path + name + "[" + all.size() + "] is not a string");
      }
      all.add(text);
    }
    return all;
  }

  List<Fields> objects(String name) throws Malformed {
    List<Fields> all = new ArrayList<>();
    for (Object member : must(name, List.class, "a list")) {
      String place = path + name + "[" + all.size() + "]";
      if (!(member instanceof Map<?, ?> object)) {
        throw new Malformed(place + " is not an object");
      }
      all.add(new Fields(place + ".", object));
    }
    return all;
  }

  /** A field that nobody knows may change what the others mean. */
  void mayHaveOnly(Set<String> names) throws Malformed {
    for (Object name : object.keySet()) {
      if (!names.contains(name)) {
        throw new Malformed(path + name + " is not known");
      }
    }
  }

  private <T> T must(String name, Class<T> type, String what) throws Malformed {
    Object value = object.get(name);
    if (value == null) {
      throw new Malformed(path + name + " is missing");
    }
    if (!type.isInstance(value)) {
      throw new Malformed(path + name + " is " + show(value) + ", not " + what);
    }
    return type.cast(value);
  }

  private static String show(Object value) {
    return value instanceof String text ? '"' + text + '"' : value.toString();
  }
}
