package io.whisperrest.worker.asr.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Groups the tokens of a segment into words. A new word begins at a leading space, or at each token in languages written without
 * spaces; punctuation stays with its word. Concatenated with their separators, the words give the text of the segment.
 */
final class WordGrouper {
    /** As in OpenAI's own word timing: languages written without spaces. */
    private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "th", "lo", "my", "yue");

    private final boolean spaced;

    WordGrouper(String language) {
        this.spaced = !WITHOUT_SPACES.contains(language);
    }

    List<List<TextPiece>> group(List<TextPiece> pieces) {
        List<List<TextPiece>> words = new ArrayList<>();
        boolean spoken = false;
        for (TextPiece piece : pieces) {
            boolean begins = words.isEmpty() || piece.startsWithSpace() || !spaced && piece.isSpoken();
            if (begins && (words.isEmpty() || spoken && opensWord(piece, pieces))) {
                words.add(new ArrayList<>());
                spoken = false;
            }
            words.get(words.size() - 1).add(piece);
            spoken |= piece.isSpoken();
        }
        return words;
    }

    /** A lone dash or bracket is not a word. It stays with the previous word, unless text follows it without a space. */
    private boolean opensWord(TextPiece piece, List<TextPiece> pieces) {
        if (piece.isSpoken()) {
            return true;
        }
        int next = pieces.indexOf(piece) + 1;
        while (next < pieces.size() && !pieces.get(next).startsWithSpace()) {
            if (pieces.get(next).isSpoken()) {
                return true;
            }
            next++;
        }
        return false;
    }
}
