package io.whisperrest.system.poison;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** Runs inside the worker and adds {@link PoisonAdvice} before every recognition. */
public final class PoisonAgent {
    private PoisonAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(named("io.whisperrest.worker.asr.whisper.WhisperRecognizer"))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(PoisonAdvice.class)
                        .on(named("recognize").and(takesArgument(0, float[].class)))))
                .installOn(instrumentation);
    }
}
