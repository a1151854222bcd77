package io.railiance.platform.kubernetes;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The model classes of one Kubernetes minor, seen through reflection in a class loader of their
 * own, so that six versions of {@code V1StatefulSet} live side by side and none of them is a
 * dependency of ours.
 */
final class ModelClasses implements AutoCloseable {

  static final String PACKAGE = "io.kubernetes.client.openapi.models.";

  private final URLClassLoader loader;
  private final Class<? extends Annotation> serializedName;

  /** Gson is on the path for one annotation alone: it carries the name of a field in JSON. */
  ModelClasses(Path jar, Path gson) throws MalformedURLException, ReflectiveOperationException {
    URL[] path = {jar.toUri().toURL(), gson.toUri().toURL()};
    loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    serializedName =
        loader.loadClass("com.google.gson.annotations.SerializedName").asSubclass(Annotation.class);
  }

  /** The fields of a model by the name they have in JSON. */
  SortedMap<String, Type> fields(String model) throws ReflectiveOperationException {
    SortedMap<String, Type> fields = new TreeMap<>();
    for (Field field : load(model).getDeclaredFields()) {
      Annotation annotation = field.getAnnotation(serializedName);
      if (annotation != null) {
        fields.put(
            (String) serializedName.getMethod("value").invoke(annotation), field.getGenericType());
      }
    }
    return fields;
  }

  Set<String> required(String model) throws ReflectiveOperationException {
    Set<String> required = new TreeSet<>();
    for (Object name : (Set<?>) load(model).getField("openapiRequiredFields").get(null)) {
      required.add((String) name);
    }
    return required;
  }

  private Class<?> load(String model) throws ClassNotFoundException {
    return loader.loadClass(PACKAGE + model);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
