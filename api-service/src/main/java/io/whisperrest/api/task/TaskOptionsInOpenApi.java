package io.whisperrest.api.task;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.whisperrest.api.task.OptionRule.Type;
import io.whisperrest.model.task.TaskOptions;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Adds the schemas of the task options to the OpenAPI document: two to send them, made from {@link TaskOption}, and the one that a task
 * returns, made from {@link TaskOptions}. Runs before the filters that complete schemas.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 2)
public class TaskOptionsInOpenApi implements OASFilter {
    static final String FORM = "TaskForm";
    static final String OF_UPLOAD = "UploadedTask";
    static final String OPTIONS = "Options";

    private static final String SCRIPT =
            "The script selected by a language tag: Hans (zh-CN), Hant (zh-TW), Hant-HK (zh-HK), Latn or Cyrl "
                    + "(sr-Latn, sr-Cyrl); Hant,Latn when tags of both languages select one. Null: as the model writes.";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema file = schema(SchemaType.STRING).format("binary").description("Any audio or video file");
        Schema form = sent("file", file)
                .addProperty(
                        TaskOption.METADATA.field(),
                        schema(SchemaType.STRING)
                                .description("A JSON object of at most 16 strings, returned with the task"));
        Schema upload =
                sent("uploadId", schema(SchemaType.STRING).description("Id of a finished upload of /api/uploads"));
        document.getComponents()
                .addSchema(FORM, form)
                .addSchema(OF_UPLOAD, upload)
                .addSchema(OPTIONS, returned());
    }

    private static Schema sent(String source, Schema type) {
        Schema body = schema(SchemaType.OBJECT).addRequired(source).addProperty(source, type);
        for (TaskOption option : TaskOption.values()) {
            Schema property = of(option.type()).description(option.description());
            if (option.type() != Type.LIST) {
                property.defaultValue(option.rule().byDefault());
            }
            body.addProperty(option.field(), property);
        }
        return body;
    }

    private static Schema returned() {
        Schema options = schema(SchemaType.OBJECT);
        for (RecordComponent component : TaskOptions.class.getRecordComponents()) {
            String field = component.getName();
            Schema property =
                    TaskOption.of(field).map(option -> of(option.type())).orElseGet(() -> schema(SchemaType.STRING));
            if (field.equals("script")) {
                property.description(SCRIPT);
            }
            if (field.equals(TaskOption.TASK.field())) {
                property.enumeration(List.of(TaskOptions.TRANSCRIBE, TaskOptions.TRANSLATE));
            }
            if (mayBeNull(component)) {
                property.addType(SchemaType.NULL);
            }
            options.addProperty(field, property).addRequired(field);
        }
        return options;
    }

    private static boolean mayBeNull(RecordComponent component) {
        return !component.getType().isPrimitive()
                && TaskOption.of(component.getName())
                        .map(option -> option.rule().byDefault() == null)
                        .orElse(true);
    }

    private static Schema of(Type type) {
        return switch (type) {
            case TEXT -> schema(SchemaType.STRING);
            case NUMBER -> schema(SchemaType.NUMBER).format("double");
            case INTEGER -> schema(SchemaType.INTEGER).format("int32");
            case LONG -> schema(SchemaType.INTEGER).format("int64");
            case FLAG -> schema(SchemaType.BOOLEAN);
            case LIST -> schema(SchemaType.ARRAY).items(schema(SchemaType.STRING));
            case OBJECT -> schema(SchemaType.OBJECT).additionalPropertiesSchema(schema(SchemaType.STRING));
        };
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
