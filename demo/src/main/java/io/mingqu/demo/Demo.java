package io.mingqu.demo;

import io.mingqu.cli.Refused;
import io.mingqu.cli.ServerProblem;
import io.mingqu.cli.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** {@code load} fills a running server with the demo; {@code check} does so in full and compares everything with the oracles. */
public final class Demo {

    private Demo() {
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Texts texts = Texts.of(System.getenv());
        int code;
        try {
            Options options = Options.of(arguments, texts);
            Installation installation = new Installation(options.server(), options.data(), texts);
            code = options.command().equals("check") ? check(installation, options) : load(installation);
        } catch (Refused | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            code = 1;
        } catch (ServerProblem e) {
            System.err.println(e.getMessage() + " [" + e.code() + "] " + e.body());
            code = 1;
        }
        System.exit(code);
    }

    /** @param sets which data sets: retail, brand; copies: only the further imports of an Online Retail that is already there */
    record Options(String command, String server, Path data, Set<String> sets) {
        static Options of(String[] arguments, Texts texts) {
            String command = arguments.length == 0 ? "" : arguments[0];
            if (!command.equals("load") && !command.equals("check")) {
                throw new IllegalArgumentException("usage: Demo load|check --server URL --data DIR [--only retail|brand|copies]");
            }
            String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
            io.mingqu.cli.Args args = new io.mingqu.cli.Args(rest, Set.of("--server", "--data", "--only"), Set.of(), texts);
            String server = args.value("--server").orElseThrow(() -> new IllegalArgumentException("--server URL is missing"));
            return new Options(command, server, Path.of(args.value("--data").orElse("data")),
                    args.value("--only").map(Set::of).orElse(Set.of("retail", "brand")));
        }
    }

    private static int load(Installation installation) throws IOException, SQLException {
        if (Loading.alreadyLoaded(installation)) {
            Welcome.print(installation);
            return 0;
        }
        Report retail = new Report("Online Retail");
        Report brand = new Report("brand");
        Loading loading = new Loading(installation, false);
        loading.setUp(brand);
        loading.brand(brand);
        loading.retail(retail);
        loading.brandStory(brand);
        loading.retailStory(retail);
        loading.complete();
        Welcome.print(installation);
        return brand.wrong().isEmpty() && retail.wrong().isEmpty() ? 0 : 1;
    }

    private static int check(Installation installation, Options options) throws IOException, SQLException {
        Report retail = new Report("Online Retail");
        Report brand = new Report("brand");
        Loading loading = new Loading(installation, true);
        if (options.sets().contains("copies")) {
            loading.copies(retail);
        } else {
            loading.setUp(brand);
        }
        if (options.sets().contains("retail")) {
            loading.retail(retail);
            loading.retailStory(retail);
        }
        if (options.sets().contains("brand")) {
            loading.brand(brand);
            loading.brandStory(brand);
        }
        loading.books(retail, brand);
        Map<String, Object> all = new LinkedHashMap<>(retail.figures());
        all.put("brand", brand.figures());
        System.out.println(JsonMapper.shared().writeValueAsString(all));
        return retail.wrong().isEmpty() && brand.wrong().isEmpty() ? 0 : 1;
    }
}
