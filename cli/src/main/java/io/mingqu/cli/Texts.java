package io.mingqu.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What the commands say, in Chinese or English as {@code LANG} asks. */
public final class Texts {

    private final String language;
    private final Properties texts = new Properties();

    private Texts(String language) {
        this.language = language;
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(Texts.class.getResourceAsStream("/cli/" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chinese when LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with zh, else English. */
    public static Texts of(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return new Texts(value.startsWith("zh") ? "zh" : "en");
            }
        }
        return new Texts("en");
    }

    /** zh or en; also what the server is asked to answer in. */
    public String language() {
        return language;
    }

    /** The text of the key with its {} places filled in order. */
    public String say(String key, Object... values) {
        StringBuilder text = new StringBuilder(texts.getProperty(key, key));
        for (Object value : values) {
            int at = text.indexOf("{}");
            if (at >= 0) {
                text.replace(at, at + 2, String.valueOf(value));
            }
        }
        return text.toString();
    }
}
