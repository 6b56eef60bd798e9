package io.mingqu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(keys("zh")).isEqualTo(keys("en"));
    }

    @Test
    void speaksTheLanguageOfTheTerminal() {
        assertThat(Texts.of(Map.of("LANG", "zh_CN.UTF-8")).language()).isEqualTo("zh");
        assertThat(Texts.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_US.UTF-8")).language()).isEqualTo("en");
        assertThat(Texts.of(Map.of()).language()).isEqualTo("en");
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        Texts texts = Texts.of(Map.of());
        assertThatThrownBy(() -> new Args(new String[] {"x", "--fast"}, Set.of("--data"), Set.of(), texts)).isInstanceOf(Refused.class).hasMessageContaining("--fast");
        assertThatThrownBy(() -> new Args(new String[] {"--data"}, Set.of("--data"), Set.of(), texts)).isInstanceOf(Refused.class).hasMessageContaining("--data");
    }

    private static Set<Object> keys(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader = new InputStreamReader(TextsTest.class.getResourceAsStream("/cli/" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.keySet();
    }
}
