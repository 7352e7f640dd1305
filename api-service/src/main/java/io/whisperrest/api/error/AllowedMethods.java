package io.whisperrest.api.error;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The methods of a path for {@code Allow}, which the framework's 405 lacks. Read from the resources at first use. */
@Singleton
class AllowedMethods {
    private volatile Map<String, TreeSet<String>> byPattern;

    /** @return for instance {@code GET, POST}; empty when the path is unknown */
    String of(String path) {
        TreeSet<String> methods = new TreeSet<>();
        known().forEach((pattern, verbs) -> {
            if (path.matches(pattern)) {
                methods.addAll(verbs);
            }
        });
        return String.join(", ", methods);
    }

    private Map<String, TreeSet<String>> known() {
        if (byPattern == null) {
            Map<String, TreeSet<String>> found = new TreeMap<>();
            for (Bean<?> bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
                Path root = bean.getBeanClass().getAnnotation(Path.class);
                if (root != null) {
                    collect(bean.getBeanClass(), root.value(), found);
                }
            }
            byPattern = found;
        }
        return byPattern;
    }

    private static void collect(Class<?> resource, String root, Map<String, TreeSet<String>> found) {
        for (Method method : resource.getMethods()) {
            Path own = method.getAnnotation(Path.class);
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    found.computeIfAbsent(
                                    pattern(root + "/" + (own == null ? "" : own.value())), key -> new TreeSet<>())
                            .add(verb.value());
                }
            }
        }
    }

    /** {@code /status/{id}} becomes {@code \Q/status/\E[^/]+/?}. */
    private static String pattern(String template) {
        String path = ("/" + template).replaceAll("/+", "/").replaceAll("/$", "");
        StringBuilder pattern = new StringBuilder();
        for (String part : path.split("(?=\\{)|(?<=})")) {
            pattern.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return pattern.append("/?").toString();
    }
}
