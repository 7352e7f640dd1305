package io.whisperrest.modeltools;

/**
 * Triangular mel filters on Slaney's scale (Auditory Toolbox, 1998) with area normalisation, for 16 kHz and an FFT of
 * 400 samples, as OpenAI ships them with Whisper. Rounded to float at the same two places as the shipped array.
 */
final class MelFilters {
    static final int BINS = 201;
    private static final double TOP_HZ = 8000;
    private static final double LINEAR_HZ_PER_MEL = 200.0 / 3;
    private static final double LOG_FROM_HZ = 1000;
    private static final double LOG_FROM_MEL = LOG_FROM_HZ / LINEAR_HZ_PER_MEL;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private MelFilters() {}

    /** @return bands × {@link #BINS}, row by row */
    static float[] of(int bands) {
        double[] edges = edges(bands);
        float[] filters = new float[bands * BINS];
        for (int band = 0; band < bands; band++) {
            double norm = 2.0 / (edges[band + 2] - edges[band]);
            for (int bin = 0; bin < BINS; bin++) {
                double hz = bin * (TOP_HZ / (BINS - 1));
                double rising = (hz - edges[band]) / (edges[band + 1] - edges[band]);
                double falling = (edges[band + 2] - hz) / (edges[band + 2] - edges[band + 1]);
                float triangle = (float) Math.max(0, Math.min(rising, falling));
                filters[band * BINS + bin] = (float) (triangle * norm);
            }
        }
        return filters;
    }

    private static double[] edges(int bands) {
        double top = LOG_FROM_MEL + Math.log(TOP_HZ / LOG_FROM_HZ) / LOG_STEP;
        double[] edges = new double[bands + 2];
        for (int i = 0; i < edges.length; i++) {
            double mel = i == edges.length - 1 ? top : i * (top / (edges.length - 1));
            edges[i] = mel < LOG_FROM_MEL
                    ? mel * LINEAR_HZ_PER_MEL
                    : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));
        }
        return edges;
    }
}
