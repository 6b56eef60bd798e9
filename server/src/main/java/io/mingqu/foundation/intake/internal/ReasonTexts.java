package io.mingqu.foundation.intake.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reasons of held rows in words: the same texts by which problems are told. */
@Component
class ReasonTexts {
  private final Map<String, Properties> byLanguage = new HashMap<>();

  ReasonTexts() {
    for (String language : new String[] {"zh", "en"}) {
      Properties all = new Properties();
      try {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*." + language + ".properties")) {
          try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            all.load(reader);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      byLanguage.put(language, all);
    }
  }

  String say(String code, Map<String, Object> params, Locale locale) {
    String text = byLanguage.get(locale.getLanguage().equals("en") ? "en" : "zh").getProperty(code, code);
    for (Map.Entry<String, Object> param : params.entrySet()) {
      text = text.replace("{" + param.getKey() + "}", String.valueOf(param.getValue()));
    }
    return text;
  }
}
