package io.mingqu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the running server and signs in. */
public final class Servers {

    private Servers() {
    }

    /** The server named by {@code --server}, or the one that wrote its address into the data folder. */
    public static Api find(Args args, Path data, Texts texts) throws IOException {
        if (args.value("--server").isPresent()) {
            return new Api(args.value("--server").get(), texts);
        }
        Path announced = data.resolve("server.url");
        if (!Files.exists(announced)) {
            throw new Refused(texts.say("server-not-found", announced));
        }
        return new Api(Files.readString(announced), texts);
    }

    /** Signs in with MINGQU_TOKEN, or MINGQU_USER and MINGQU_PASSWORD, or the token the server keeps in its data folder for commands on the same machine. */
    public static Api signIn(Api api, Path data, Map<String, String> environment, Texts texts) throws IOException {
        String token = environment.getOrDefault("MINGQU_TOKEN", "");
        String user = environment.getOrDefault("MINGQU_USER", "");
        if (token.isBlank() && !user.isBlank()) {
            return signIn(api, user, environment.getOrDefault("MINGQU_PASSWORD", ""));
        }
        Path kept = data.resolve("cli-token");
        if (token.isBlank() && Files.isReadable(kept)) {
            token = Files.readString(kept).strip();
        }
        if (token.isBlank()) {
            throw new Refused(texts.say("sign-in-missing"));
        }
        return api.withToken(token);
    }

    public static Api signIn(Api api, String login, String password) {
        api.post("/api/session", Map.of("login", login, "password", password));
        return api;
    }
}
