package io.whisperrest.worker.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerbianScriptTest {

    @ParameterizedTest
    @CsvSource({
        "Љубав и џеп, Ljubav i džep",
        "ЊЕГОШ, NJEGOŠ",
        "Његош је ђак, Njegoš je đak",
        "ОГАЊ, OGANJ",
        "'Добар дан, WHO!', 'Dobar dan, WHO!'"
    })
    void convertsBetweenTheTwoAlphabets(String cyrillic, String latin) {
        assertEquals(latin, String.join("", SerbianScript.latin(cyrillic)));
        assertEquals(cyrillic, String.join("", SerbianScript.cyrillic(latin)));
    }

    @ParameterizedTest
    @CsvSource({
        "injekcija, инјекција",
        "injicirati, инјицирати",
        "Konjugacija, Конјугација",
        "nadživeti, надживети",
        "konj, коњ",
        "nadžak, наџак"
    })
    void twoLettersAcrossAPrefixAreNotADigraph(String latin, String cyrillic) {
        assertEquals(cyrillic, String.join("", SerbianScript.cyrillic(latin)));
    }

    @ParameterizedTest
    @CsvSource({
        "YouTube i Windows, YouTube и Windows",
        "Google i Facebook, Google и Facebook",
        "Apple iPhone i Chelsea, Apple iPhone и Chelsea",
        "LinkedIn je mreža, LinkedIn је мрежа",
        "Idi na rts.rs/vesti ili www.b92.net., Иди на rts.rs/vesti или www.b92.net.",
        "'Piši na ana@posta.rs, sto km/h', 'Пиши на ana@posta.rs, сто km/h'",
        "Drugi svetski: II i Luj XIV, Други светски: II и Луј XIV"
    })
    void foreignNamesAddressesAndRomanNumeralsKeepTheirSpelling(String latin, String cyrillic) {
        assertEquals(cyrillic, String.join("", SerbianScript.cyrillic(latin)));
    }

    /** Double letters at the border of two word parts, abbreviations, and "and" at the start of a sentence. */
    @ParameterizedTest
    @CsvSource({
        "I najjači vakuum, И најјачи вакуум",
        "Koordinator zoološkog vrta, Координатор зоолошког врта",
        "vannastavna i novootvorena, ваннаставна и новоотворена",
        "'Kraj, p.n.e. i d.o.o. i 10.maja.', 'Крај, п.н.е. и д.о.о. и 10.маја.'",
        "KK Partizan i softver, КК Партизан и софтвер"
    })
    void serbianWordsThatLookForeignAreConverted(String latin, String cyrillic) {
        assertEquals(cyrillic, String.join("", SerbianScript.cyrillic(latin)));
    }
}
