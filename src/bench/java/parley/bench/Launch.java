package parley.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts Parley from its jar. */
final class Launch {
    private static final Path JAR = Path.of(System.getProperty("bench.jar", "target/parley-0.1.0.jar"));
    private static final String CLASSES = System.getProperty("bench.classes", "target/bench-classes");
    private static final String MUCH = "1000000";

    private Launch() {}

    /** With a plain-text route beside its own, to compare with. */
    static ProcessBuilder compared(Path folder, List<String> options) {
        var all = new ArrayList<>(options);
        all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", JAR + File.pathSeparator + CLASSES,
                "parley.Application"));
        return java(folder, all);
    }

    /** As an operator starts it. */
    static ProcessBuilder jar(Path folder, List<String> options, String... arguments) {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-jar", JAR.toString()));
        all.addAll(List.of(arguments));
        return java(folder, all);
    }

    /** As an operator starts it, on an embedded database whatever the environment names. */
    static ProcessBuilder alone(Path folder, String... arguments) {
        var builder = jar(folder, List.of(), arguments);
        builder.environment().keySet().removeIf(name -> name.startsWith("DATASOURCES_"));
        return builder;
    }

    private static ProcessBuilder java(Path folder, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PARLEY_DATA", folder.toString());
        builder.environment().put("PARLEY_SECRET", "the bench keeps no secrets whatsoever");
        builder.environment().put("PARLEY_LIMITS_FAILURES_PER_ACCOUNT", MUCH);
        builder.environment().put("PARLEY_LIMITS_FAILURES_PER_ADDRESS", MUCH);
        return builder;
    }
}
