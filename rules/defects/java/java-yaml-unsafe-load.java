package org.example.settings;

import java.io.InputStream;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

public class Settings {
  Map<String, Object> read(InputStream in) {
    Yaml yaml = new Yaml();
    // ruleid: java-yaml-unsafe-load
    return yaml.load(in);
  }

  Object text(String text) {
    // ruleid: java-yaml-unsafe-load
    return new Yaml().load(text);
  }

  Object safe(InputStream in) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    // ok: java-yaml-unsafe-load
    return yaml.load(in);
  }

  String dump(Object value) {
    // ok: java-yaml-unsafe-load
    return new Yaml().dump(value);
  }
}
