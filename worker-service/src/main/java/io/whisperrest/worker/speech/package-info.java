/**
 * Where in a recording somebody speaks, and how that is cut into windows for the engine. Detectors are thread-safe; planning is plain
 * arithmetic on probabilities and gives the same windows each time.
 */
package io.whisperrest.worker.speech;
