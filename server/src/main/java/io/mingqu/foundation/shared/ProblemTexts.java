package io.mingqu.foundation.shared;

/** The sentence of a problem, for places that keep a problem and show it later, such as a failed job. */
public interface ProblemTexts {
  /** @param language {@code zh} or {@code en} */
  String text(String language, Problem problem);

  /** The language of the request being answered; {@code zh} outside one. */
  String language();
}
