package io.whisperrest.worker.asr;

import static io.whisperrest.worker.asr.TestSegments.heard;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed.Reason;
import io.whisperrest.worker.speech.SpeechMap;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HallucinationFilterTest {
    private final HallucinationFilter filter = new HallucinationFilter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Субтитры сделал DimaTorzok",
                "Субтитры создавал DimaTorzok.",
                "Субтитры подогнал «Симон»!",
                "Редактор субтитров А.Семкин Корректор А.Егорова",
                "Subtitles by the Amara.org community",
                "Transcription by CastingWords",
                "Transcribed by https://otter.ai",
                "Sous-titres réalisés para la communauté d'Amara.org",
                "Sous-titrage Société Radio-Canada",
                "Subtítulos realizados por la comunidad de Amara.org",
                "Untertitel im Auftrag des ZDF, 2021",
                "Sottotitoli creati dalla comunità Amara.org",
                "Napisy stworzone przez społeczność Amara.org",
                "字幕由Amara.org社区提供",
                "请不吝点赞 订阅 转发 打赏支持明镜与点点栏目"
            })
    void cutsACreditEvenDuringSpeech(String credit) {
        HallucinationFilter.Checked checked = check(heard(0, 3_000, credit), 0.9f);

        assertEquals(List.of(), checked.segments());
        assertEquals(Reason.CREDIT_PHRASE, checked.suppressed().get(0).reason());
    }

    @Test
    void cutsACreditOutOfASentenceAndKeepsTheRest() {
        Segment segment = heard(0, 4_000, "До свидания. Субтитры сделал DimaTorzok");

        HallucinationFilter.Checked checked = check(segment, 0.9f);

        assertEquals("До свидания.", checked.segments().get(0).text());
        assertEquals(2, checked.segments().get(0).words().size());
        assertEquals("Субтитры сделал DimaTorzok", checked.suppressed().get(0).text());
        assertEquals(1_600, checked.suppressed().get(0).startMs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Субтитры сделал мой брат, и получилось хорошо.",
                "Редактор газеты пришёл поздно.",
                "The book was translated by Constance Garnett.",
                "Subtitles by themselves do not help.",
                "Die Untertitel der Sendung fehlten.",
                "Продолжение следует завтра в семь часов."
            })
    void keepsSpeechThatOnlyLooksLikeACredit(String text) {
        assertEquals(text, check(heard(0, 3_000, text), 0.9f).segments().get(0).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you for watching!", "Thanks for watching.", "Продолжение следует...", "Спасибо за просмотр!",
                "Vielen Dank.", "ご視聴ありがとうございました", "you", "Please subscribe to my channel."
            })
    void suppressesAPhraseOnlyWhereThereIsHardlyAnySpeech(String phrase) {
        assertEquals(
                phrase, check(heard(0, 3_000, phrase), 0.9f).segments().get(0).text());
        HallucinationFilter.Checked silent = check(heard(0, 3_000, phrase), 0.1f);
        assertEquals(List.of(), silent.segments());
        assertEquals(Reason.CREDIT_PHRASE, silent.suppressed().get(0).reason());
    }

    @Test
    void suppressesAnyTextWithoutSpeech() {
        assertEquals(
                Reason.SILENCE,
                check(heard(0, 3_000, "An invented sentence."), 0.1f)
                        .suppressed()
                        .get(0)
                        .reason());
    }

    @Test
    void suppressesDoubtfulTextThatTheModelConsidersSilenceWhereThereIsLittleSpeech() {
        Segment doubted = heard(0, 3_000, "some mumbling in the noise", -1.2, 0.8);
        float[] little = new float[200];
        Arrays.fill(little, 0, 30, 0.9f);
        assertEquals(
                Reason.LOW_LOGPROB, check(doubted, little).suppressed().get(0).reason());
        assertEquals(1, check(doubted, 0.9f).segments().size(), "the detector is sure that it is speech");

        Segment onlyDoubted = heard(0, 3_000, "some mumbling in the noise", -1.2, 0.3);
        assertEquals(1, check(onlyDoubted, 0.9f).segments().size());
    }

    @Test
    void distinguishesRepetitionFromVariedText() {
        assertEquals(true, Repetition.in("la la la la la la la la"));
        assertEquals(true, Repetition.in("Ну вот. ".repeat(30)));
        assertEquals(false, Repetition.in("It was the best of times, it was the worst of times, it was the age."));
        assertEquals(false, Repetition.in(""));
    }

    @Test
    void knowsTheScriptOfEachLanguage() {
        assertEquals("latin", Scripts.foreign("This is not Russian at all", "ru"));
        assertEquals("cyrillic", Scripts.foreign("Это совсем не по-английски", "en"));
        assertNull(Scripts.foreign("Это слово Whisper написано так", "ru"));
        assertNull(Scripts.foreign("iPhone", "ru"));
        assertNull(Scripts.foreign("日本語のひらがなとカタカナです", "ja"));
    }

    private HallucinationFilter.Checked check(Segment segment, float speech) {
        float[] probabilities = new float[200];
        Arrays.fill(probabilities, speech);
        return check(segment, probabilities);
    }

    private HallucinationFilter.Checked check(Segment segment, float[] probabilities) {
        return filter.check(List.of(segment), new SpeechIn(new SpeechMap(probabilities)), 0, false);
    }
}
