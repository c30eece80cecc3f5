package parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way, downwards: demo, page, admin, sync, push, message, attachment, conversation, account, file, audit, bell, http, database. */
@AnalyzeClasses(packages = "parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule importsRunDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("demo").definedBy("parley.demo..")
            .layer("page").definedBy("parley.page..")
            .layer("admin").definedBy("parley.admin..")
            .layer("sync").definedBy("parley.sync..")
            .layer("push").definedBy("parley.push..")
            .layer("message").definedBy("parley.message..")
            .layer("attachment").definedBy("parley.attachment..")
            .layer("conversation").definedBy("parley.conversation..")
            .layer("account").definedBy("parley.account..")
            .layer("file").definedBy("parley.file..")
            .layer("audit").definedBy("parley.audit..")
            .layer("bell").definedBy("parley.bell..")
            .layer("http").definedBy("parley.http..")
            .layer("database").definedBy("parley.database..")
            .whereLayer("demo").mayNotBeAccessedByAnyLayer()
            .whereLayer("page").mayNotBeAccessedByAnyLayer()
            .whereLayer("admin").mayOnlyBeAccessedByLayers("page", "demo")
            .whereLayer("sync").mayOnlyBeAccessedByLayers("admin", "page")
            .whereLayer("push").mayNotBeAccessedByAnyLayer()
            .whereLayer("message").mayOnlyBeAccessedByLayers("push", "sync", "admin", "page")
            .whereLayer("attachment").mayOnlyBeAccessedByLayers("message", "push", "sync", "admin", "page")
            .whereLayer("conversation")
            .mayOnlyBeAccessedByLayers("attachment", "message", "push", "sync", "admin", "page")
            .whereLayer("account")
            .mayOnlyBeAccessedByLayers("conversation", "attachment", "message", "push", "sync", "admin", "page", "demo")
            .whereLayer("file").mayOnlyBeAccessedByLayers(
                    "account", "conversation", "attachment", "message", "push", "sync", "admin", "page")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("account", "conversation", "attachment", "message", "push", "sync", "admin",
                    "page")
            .whereLayer("bell")
            .mayOnlyBeAccessedByLayers("file", "account", "conversation", "attachment", "message", "push", "sync",
                    "admin",
                    "page")
            .whereLayer("http").mayOnlyBeAccessedByLayers(
                    "bell", "audit", "file", "account", "conversation", "attachment", "message", "push", "sync",
                    "admin",
                    "page", "demo");

    @ArchTest
    static final ArchRule thereAreNoCircles = slices().matching("parley.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should().haveNameMatching(".*(Service|Manager|Impl|Utils?|Helper|Mapper|Dto)");
}
