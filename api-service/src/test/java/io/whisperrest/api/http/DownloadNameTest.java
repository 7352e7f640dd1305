package io.whisperrest.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DownloadNameTest {

    @Test
    void sendsAnAsciiFallbackAndTheExactName() {
        assertEquals(
                "attachment; filename=\"_____.srt\"; filename*=UTF-8''%D0%B7%D0%B2%D1%83%D0%BA%D0%B8.srt",
                DownloadName.header("звуки.m4a", "srt"));
    }

    @Test
    void noNameContainsAFolder() {
        assertEquals("Meeting 12_05", DownloadName.base("Meeting 12/05"));
        assertEquals(".._.._etc_passwd", DownloadName.base("../..\\etc/passwd"));
    }

    @Test
    void noNameCanEndTheHeader() {
        assertEquals(
                "attachment; filename=\"a___b_.txt\"; filename*=UTF-8''a%22%0D%0Ab%3B.txt",
                DownloadName.header("a\"\r\nb;", "txt"));
        assertEquals(
                "attachment; filename=\"transcript.json\"; filename*=UTF-8''transcript.json",
                DownloadName.header(null, "json"));
    }
}
