// Checks what our patches compute against double precision, and that a result depends on nothing but its inputs. Compiled together with
// whisper.cpp, whose static functions it calls. scripts/check-natives.sh builds and runs it.
#include "src/whisper.cpp"

#include <cinttypes>
#include <random>

static int failures = 0;

static void check(bool holds, const char * what) {
    if (!holds) {
        printf("    FAILED: %s\n", what);
        ++failures;
    }
}

static std::vector<float> noise(size_t n, uint32_t seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(n);
    for (float & value : values) {
        value = normal(random);
    }
    return values;
}

// ---- mel spectrogram

static constexpr int BINS = WHISPER_N_FFT/2 + 1;

static whisper_filters some_filters(int n_mel) {
    whisper_filters filters;
    filters.n_mel = n_mel;
    filters.n_fft = BINS;
    filters.data.resize(n_mel*BINS);
    for (int j = 0; j < n_mel; ++j) {
        for (int k = 1 + 3*j/2; k < std::min(BINS, 3*j/2 + 7); ++k) {
            filters.data[j*BINS + k] = 0.01f*(1 + (7*k + j) % 5);
        }
    }
    return filters;
}

static whisper_mel mel_of(const std::vector<float> & samples, const whisper_filters & filters, int n_threads) {
    whisper_state state;
    whisper_mel mel;
    log_mel_spectrogram(state, samples.data(), samples.size(), WHISPER_SAMPLE_RATE, WHISPER_N_FFT, WHISPER_HOP_LENGTH,
            filters.n_mel, n_threads, filters, false, mel);
    return mel;
}

// Log10 of the energies of one frame, in double precision.
static std::vector<double> energies(const std::vector<double> & padded, int frame, const whisper_filters & filters) {
    std::vector<double> power(BINS), result;
    for (int k = 0; k < BINS; ++k) {
        double re = 0, im = 0;
        for (int n = 0; n < WHISPER_N_FFT; ++n) {
            const double hann = 0.5*(1 - cos(2*M_PI*n/WHISPER_N_FFT));
            re += hann*padded[frame*WHISPER_HOP_LENGTH + n]*cos(2*M_PI*k*n/WHISPER_N_FFT);
            im -= hann*padded[frame*WHISPER_HOP_LENGTH + n]*sin(2*M_PI*k*n/WHISPER_N_FFT);
        }
        power[k] = re*re + im*im;
    }
    for (int j = 0; j < filters.n_mel; ++j) {
        double sum = 0;
        for (int k = 0; k < BINS; ++k) {
            sum += power[k]*filters.data[j*BINS + k];
        }
        result.push_back(log10(std::max(sum, 1e-10)));
    }
    return result;
}

static void check_mel(int n_samples, int n_mel) {
    std::vector<float> samples = noise(n_samples, 1);
    for (int i = 0; i < n_samples; ++i) {
        samples[i] = 0.3f*sinf(0.05f*i) + 0.01f*samples[i];
    }
    const whisper_filters filters = some_filters(n_mel);
    const whisper_mel mel = mel_of(samples, filters, 1);
    check(mel.data == mel_of(samples, filters, 3).data, "the mel spectrogram depends on the number of threads");

    std::vector<double> padded(n_samples + 30*WHISPER_SAMPLE_RATE + WHISPER_N_FFT);
    std::copy(samples.begin(), samples.end(), padded.begin() + WHISPER_N_FFT/2);
    std::reverse_copy(samples.begin() + 1, samples.begin() + 1 + WHISPER_N_FFT/2, padded.begin());
    double largest = -1e20;
    for (float value : mel.data) {
        largest = std::max(largest, 4.0*value - 4);
    }
    double error = 0;
    const int frames = std::min((n_samples + WHISPER_N_FFT/2)/WHISPER_HOP_LENGTH + 1, mel.n_len);
    for (int i = 0; i < frames; i += 1 + frames/50) {
        const std::vector<double> expected = energies(padded, i, filters);
        for (int j = 0; j < n_mel; ++j) {
            error = std::max(error, std::fabs((std::max(expected[j], largest - 8) + 4)/4 - mel.data[j*mel.n_len + i]));
        }
    }
    printf("    mel, %d samples, %d filters: error %.1e\n", n_samples, n_mel, error);
    check(error < 1e-5, "the mel spectrogram is wrong");
}

// ---- products with f16 weights

static std::vector<float> product(const std::vector<ggml_fp16_t> & a, const std::vector<float> & b,
        int64_t m, int64_t n, int64_t k, int n_threads) {
    ggml_init_params params = { 16*ggml_tensor_overhead() + ggml_graph_overhead(), nullptr, true };
    ggml_context * ctx = ggml_init(params);
    ggml_tensor * A = ggml_new_tensor_2d(ctx, GGML_TYPE_F16, k, m);
    ggml_tensor * B = ggml_new_tensor_2d(ctx, GGML_TYPE_F32, k, n);
    ggml_tensor * C = ggml_mul_mat(ctx, A, B);
    ggml_cgraph * graph = ggml_new_graph(ctx);
    ggml_build_forward_expand(graph, C);

    ggml_backend_t backend = ggml_backend_cpu_init();
    ggml_backend_cpu_set_n_threads(backend, n_threads);
    ggml_backend_buffer_t buffer = ggml_backend_alloc_ctx_tensors(ctx, backend);
    ggml_backend_tensor_set(A, a.data(), 0, ggml_nbytes(A));
    ggml_backend_tensor_set(B, b.data(), 0, ggml_nbytes(B));
    check(ggml_backend_graph_compute(backend, graph) == GGML_STATUS_SUCCESS, "a product was not computed");
    std::vector<float> c(m*n);
    ggml_backend_tensor_get(C, c.data(), 0, ggml_nbytes(C));
    ggml_backend_buffer_free(buffer);
    ggml_backend_free(backend);
    ggml_free(ctx);
    return c;
}

static void check_product(int64_t m, int64_t n, int64_t k) {
    std::vector<ggml_fp16_t> a(m*k);
    const std::vector<float> a32 = noise(m*k, 2);
    ggml_fp32_to_fp16_row(a32.data(), a.data(), m*k);
    std::vector<float> b = noise(n*k, 3);
    for (float & value : b) {
        value = ggml_fp16_to_fp32(ggml_fp32_to_fp16(value)); // as it is multiplied
    }
    const std::vector<float> c = product(a, b, m, n, k, 1);
    check(c == product(a, b, m, n, k, 2), "a product depends on the number of threads");

    double error = 0;
    for (int64_t j = 0; j < n; j += 1 + n/40) {
        for (int64_t i = 0; i < m; i += 1 + m/40) {
            double sum = 0, size = 0;
            for (int64_t l = 0; l < k; ++l) {
                const double term = (double) ggml_fp16_to_fp32(a[i*k + l])*b[j*k + l];
                sum  += term;
                size += std::fabs(term);
            }
            error = std::max(error, std::fabs(sum - c[j*m + i])/size);
        }
    }
    printf("    %" PRId64 " x %" PRId64 " by %" PRId64 " x %" PRId64 ": error %.1e\n", m, k, k, n, error);
    // Smaller matrices are multiplied by upstream's own kernels, which add up in f16 with AVX512-FP16.
    check(error < (m < 32 || n < 24 ? 1e-3 : 1e-6), "a product is wrong");
}

int main() {
    for (int n_samples : { 201, 400, 401, 16000, 3*16000 + 159, 28*16000 + 17600 }) {
        check_mel(n_samples, 80);
    }
    check_mel(11*16000 + 77, 128);
    // what the models need, and sizes just below and above what the kernels take at once
    for (int64_t m : { 31, 32, 33, 47, 64, 512, 1501 }) {
        for (int64_t n : { 1, 5, 11, 12, 13, 23, 24, 25, 36, 100 }) {
            check_product(m, n, 512);
        }
    }
    for (int64_t k : { 16, 32, 240, 496, 528, 1024, 1536, 2048 }) {
        check_product(65, 37, k);
    }
    check_product(512, 1500, 2048);
    printf("%s\n", failures ? "there are failures" : "all hold");
    return failures != 0;
}
