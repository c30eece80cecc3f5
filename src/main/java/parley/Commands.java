package parley;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import parley.account.Appointment;
import parley.bell.Epoch;
import parley.demo.Demo;
import parley.http.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is done at the server's own console. Without arguments the server starts, and none of this is loaded. */
@Command(name = "java -jar parley.jar", mixinStandardHelpOptions = true, description = "Starts the server, or with a command does that instead.")
final class Commands {
    private static final String DATABASE = "datasources.default.url";
    private static final int PORT = 8080;

    private Commands() {}

    /** The exit code. */
    static int run(String... arguments) {
        var line = new CommandLine(new Commands()).addSubcommand(new Admin()).addSubcommand(new Demonstration())
                .addSubcommand(new Restored());
        line.getCommandSpec().version("Parley " + Commands.class.getPackage().getImplementationVersion());
        return line.execute(arguments);
    }

    /** Makes an administrator. */
    @Command(name = "admin", mixinStandardHelpOptions = true, description = "Makes a user an administrator, creating the account if there is none, and prints a link that sets its password once.")
    static final class Admin implements Callable<Integer> {
        @Parameters(paramLabel = "<username>", description = "Who it shall be.")
        private String username = "";

        @Override
        public Integer call() {
            return carryOut(ApplicationContext.builder(Application.class), context -> {
                var link = context.getBean(Appointment.class).of(username);
                var port = context.getProperty("micronaut.server.port", Integer.class).orElse(PORT);
                System.out.println(username + " is an administrator. This link sets the password, once, within a day:");
                System.out.println("  http://localhost:" + port + link.path());
                return CommandLine.ExitCode.OK;
            });
        }
    }

    /** Fills an empty database, so that every page shows something. */
    @Command(name = "demo", mixinStandardHelpOptions = true, description = "Fills an empty database with people, rooms, pictures and some thousand messages, and prints how to sign in.")
    static final class Demonstration implements Callable<Integer> {
        @Override
        public Integer call() {
            var builder = ApplicationContext.builder(Application.class)
                    .environments(Demo.ENVIRONMENT).properties(Demo.SETTINGS);
            return carryOut(builder, context -> {
                var demo = context.getBean(Demo.class);
                if (!demo.isWanted()) {
                    System.err.println("Nothing was done: there are people here already, and they are real.");
                    return CommandLine.ExitCode.SOFTWARE;
                }
                var filled = demo.fill();
                System.out.println(filled.messages()
                        + " messages have been said in a month. Start the server, and sign in as ada, who is an"
                        + " administrator, or as any other; all have the password " + filled.password());
                return CommandLine.ExitCode.OK;
            });
        }
    }

    /** Tells clients to start over. */
    @Command(name = "restored", mixinStandardHelpOptions = true, description = {
        "Says that an older copy of the database was put back, so that no client trusts what it had heard since.",
        "Stop all servers first."})
    static final class Restored implements Callable<Integer> {
        @Override
        public Integer call() {
            return carryOut(ApplicationContext.builder(Application.class), context -> {
                context.getBean(Epoch.class).end();
                var database = Greeting.place(context.getRequiredProperty(DATABASE, String.class));
                System.out.println("Every client of " + database + " starts over.");
                System.out.println("Start the server now; one that ran meanwhile has to be started anew.");
                return CommandLine.ExitCode.OK;
            });
        }
    }

    /** The exit code of what is done with the server's insides, which are put away again. */
    private static int carryOut(ApplicationContextBuilder builder, ToIntFunction<ApplicationContext> command) {
        try (var context = builder.banner(false).start()) {
            return command.applyAsInt(context);
        } catch (RuntimeException failure) {
            System.err.println("Nothing was done: " + explain(failure));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static String explain(RuntimeException failure) {
        return switch (failure) {
            case Problem.Invalid wrong -> "the name " + wrong.violations().getFirst().message() + ".";
            case Problem refusal -> String.valueOf(refusal.getMessage());
            default -> StartFailure.explain(failure);
        };
    }
}
