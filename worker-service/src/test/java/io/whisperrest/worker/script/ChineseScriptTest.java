package io.whisperrest.worker.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected texts come from OpenCC 1.4.2 (s2tw, s2hk, tw2s) when the text is in the other script. */
class ChineseScriptTest {

    @ParameterizedTest
    @CsvSource({
        "头发发现理发, 頭髮發現理髮",
        "皇后后来说, 皇后後來說",
        "干杯干部干净, 乾杯幹部乾淨",
        "这里里面一公里, 這裡裡面一公里",
        "面条，很有面子, 麵條，很有面子",
        "为什么只有一只, 為什麼只有一隻",
        "显著看着他, 顯著看著他",
        "我们在台湾说 OK。, 我們在臺灣說 OK。"
    })
    void aPhraseDecidesWhichTraditionalCharacterIsMeant(String simplified, String traditional) {
        assertEquals(traditional, write(ChineseScript.TAIWAN, simplified));
    }

    @ParameterizedTest
    @CsvSource({
        "頭髮發現理髮, 头发发现理发",
        "皇后後來說, 皇后后来说",
        "乾隆乾杯幹部, 乾隆干杯干部",
        "這裡裏面一公里, 这里里面一公里",
        "為什麼爲了你, 为什么为了你",
        "著名的人看著他說話, 著名的人看着他说话"
    })
    void traditionalBecomesSimplified(String traditional, String simplified) {
        assertEquals(simplified, write(ChineseScript.SIMPLIFIED, traditional));
    }

    @ParameterizedTest
    @CsvSource({"这里里面为了台湾, 這裏裏面為了台灣", "看着他, 看着他", "這裡為了看著他說話, 這裏為了看着他説話"})
    void hongKongHasItsOwnForms(String text, String written) {
        assertEquals(written, write(ChineseScript.HONG_KONG, text));
    }

    /** Treated as Simplified, these would become 範先生 and 臺灣. */
    @ParameterizedTest
    @ValueSource(strings = {"范先生說皇后在台灣", "這裡離我家三公里", "于小姐的頭髮很乾", "這張床范先生說是一群人的"})
    void aTextThatIsAlreadyTraditionalStays(String text) {
        assertEquals(text, write(ChineseScript.TAIWAN, text));
    }

    /** Treated as Traditional, this would become 原着. */
    @ParameterizedTest
    @ValueSource(strings = {"这本原著我们都读过", "这里的皇后"})
    void aTextThatIsAlreadySimplifiedStays(String text) {
        assertEquals(text, write(ChineseScript.SIMPLIFIED, text));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheNumberOfCharactersAndWhatIsNotChinese(ChineseScript script) {
        String text = "𠮷里 ABC, привет! 东京はカタカナ 𫝈 👍";
        assertEquals(
                text.codePointCount(0, text.length()),
                script.signs(text, ChineseForm.of(text)).size());
        assertEquals("ABC, привет! はカタカナ👍", write(script, "ABC, привет! はカタカナ👍"));
    }

    /** Here 著 is zhù, which is written 著 in every script, and not the particle zhe. */
    @ParameterizedTest
    @CsvSource({
        "這是他的專著, 这是他的专著, 這是他的專著",
        "她著有三本小說, 她著有三本小说, 她著有三本小説",
        "這本編著和譯著, 这本编著和译著, 這本編著和譯著",
        "見微知著, 见微知著, 見微知著",
        "顯著的論著, 显著的论著, 顯著的論著",
        "他说他是土著, 他说他是土著, 他説他是土著"
    })
    void whatIsWrittenOrNotableKeepsItsCharacter(String text, String simplified, String hongKong) {
        assertEquals(simplified, write(ChineseScript.SIMPLIFIED, text));
        assertEquals(hongKong, write(ChineseScript.HONG_KONG, text));
    }

    @ParameterizedTest
    @CsvSource({
        "我看著書說話, 我看着书说话",
        "他們討論著這個, 他们讨论着这个",
        "結合著穿著白衣的人說, 结合着穿着白衣的人说",
        "寫著名字的作業, 写着名字的作业",
        "他寫著作業, 他写着作业",
        "接著有三本書, 接着有三本书",
        "廚房是他們所著重的, 厨房是他们所着重的"
    })
    void theParticleIsNotMistakenForIt(String traditional, String simplified) {
        assertEquals(simplified, write(ChineseScript.SIMPLIFIED, traditional));
    }

    /** Texts without a character that reveals the script. */
    @ParameterizedTest
    @CsvSource({"一本原著, 一本原著, 一本原著", "我姓于, 我姓于, 我姓于", "范先生您好, 范先生您好, 范先生您好", "我以后不去, 我以后不去, 我以後不去", "他看著我, 他看着我, 他看著我"})
    void withoutADistinctiveCharacterPhrasesDecide(String text, String simplified, String taiwan) {
        assertEquals(simplified, write(ChineseScript.SIMPLIFIED, text));
        assertEquals(taiwan, write(ChineseScript.TAIWAN, text));
    }

    @ParameterizedTest
    @CsvSource({"衞生署説在枱上敍述, 卫生署说在台上叙述, 衛生署說在檯上敘述", "着衞生衣, 着卫生衣, 著衛生衣", "温度和税收説, 温度和税收说, 溫度和稅收說"})
    void hongKongFormsAreConvertedBack(String hongKong, String simplified, String taiwan) {
        assertEquals(simplified, write(ChineseScript.SIMPLIFIED, hongKong));
        assertEquals(taiwan, write(ChineseScript.TAIWAN, hongKong));
    }

    /** The model wrote one character in the other script; only that one is changed. */
    @Test
    void aStrayCharacterOfTheOtherScriptIsChanged() {
        assertEquals("范先生說話時頭髮很乾，這裡", write(ChineseScript.TAIWAN, "范先生说話時頭髮很乾，這裡"));
        assertEquals("这本原著说话", write(ChineseScript.SIMPLIFIED, "这本原著說话"));
    }

    private static String write(ChineseScript script, String text) {
        return script.write(text, ChineseForm.of(text));
    }
}
