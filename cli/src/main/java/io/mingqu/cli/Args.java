package io.mingqu.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command's arguments: words, options with a value, and switches. */
public final class Args {

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();

    /** @throws Refused naming the option that is not known or lacks its value */
    public Args(String[] arguments, Set<String> options, Set<String> switches, Texts texts) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (switches.contains(argument)) {
                values.put(argument, "true");
            } else if (!options.contains(argument)) {
                throw new Refused(texts.say("option-unknown", argument) + "\n" + texts.say("usage"));
            } else if (i + 1 == arguments.length) {
                throw new Refused(texts.say("option-value", argument));
            } else {
                values.put(argument, arguments[++i]);
            }
        }
    }

    public Optional<String> word(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    public Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    public boolean has(String option) {
        return values.containsKey(option);
    }
}
