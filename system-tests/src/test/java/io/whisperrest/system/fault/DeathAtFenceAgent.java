package io.whisperrest.system.fault;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** Runs inside a worker and ends its process between the claim in Redis and the fence in the database. */
public final class DeathAtFenceAgent {
    private DeathAtFenceAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(named("io.whisperrest.worker.store.TaskRepository"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(DeathAtFenceAdvice.class).on(named("begin"))))
                .installOn(instrumentation);
    }
}
