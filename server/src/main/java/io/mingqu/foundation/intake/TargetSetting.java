package io.mingqu.foundation.intake;

import java.util.List;

/** Something a mapping may declare for a whole file, for example the currency or the legal entity. Empty choices mean free text. */
public record TargetSetting(String key, String zh, String en, String otherwise, List<String> choices) {
  public TargetSetting {
    choices = List.copyOf(choices);
  }
}
